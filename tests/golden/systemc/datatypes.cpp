// Operations of SystemC's data types on numbers of a linear congruential generator, one line each: what datatypes.log holds.
// g++ -std=c++17 datatypes.cpp -lsystemc
#include <systemc.h>

#include <cstdint>

static uint64_t state = 1;

static uint64_t next() {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return state >> 16;
}

static void narrow() {
    sc_int<13> x = static_cast<int64>(next());
    sc_int<7> y = static_cast<int64>(next());
    if (y == 0)
        y = 1;
    sc_int<20> product = x * y;
    sc_int<8> sum = x + y, difference = x - y;
    sc_int<13> quotient = x / y, remainder = x % y, left = x << 4, right = x >> 3, inverse = ~x, both = x & y, differ = x ^ y, either = x | y;
    sc_uint<7> part;
    part = x.range(9, 3);
    sc_uint<20> joined;
    joined = (x, y);
    sc_int<13> changed = x;
    changed.range(10, 4) = y.range(6, 0);
    changed[0] = y[6];
    std::cout << "int " << x << ' ' << y << ' ' << product << ' ' << sum << ' ' << difference << ' ' << quotient << ' ' << remainder << ' ' << left << ' ' << right << ' '
              << inverse << ' ' << both << ' ' << differ << ' ' << either << ' ' << part << ' ' << joined << ' ' << changed << ' ' << x.xor_reduce() << '\n';
}

static void unsignedNarrow() {
    sc_uint<21> x = next();
    sc_uint<9> y = next();
    if (y == 0)
        y = 1;
    sc_uint<24> product = x * y;
    sc_uint<21> sum = x + y, difference = y - x, quotient = x / y, remainder = x % y, left = x << 5, right = x >> 5, inverse = ~x;
    sc_int<21> asSigned = static_cast<int64>(x.to_uint64());
    std::cout << "uint " << x << ' ' << y << ' ' << product << ' ' << sum << ' ' << difference << ' ' << quotient << ' ' << remainder << ' ' << left << ' ' << right << ' '
              << inverse << ' ' << asSigned << '\n';
}

static void wide() {
    sc_bigint<100> x, y;
    x = (sc_uint<50>(next()), sc_uint<50>(next()));
    y = (sc_uint<40>(next()), sc_uint<20>(next()));
    sc_bigint<130> product = x * y;
    sc_bigint<100> cut = x * y, sum = x + y, difference = x - y, quotient = x / y, remainder = x % y, left = x << 33, right = x >> 33;
    sc_biguint<100> asUnsigned = x;
    sc_biguint<58> part;
    part = x.range(77, 20);
    std::cout << "bigint " << x << ' ' << y << ' ' << product << ' ' << cut << ' ' << sum << ' ' << difference << ' ' << quotient << ' ' << remainder << ' ' << left << ' '
              << right << ' ' << asUnsigned << ' ' << part << '\n';
}

static sc_lv<12> wires() {
    sc_lv<12> vector;
    for (int i = 0; i < 12; i++)
        vector[i] = sc_logic("01ZX"[next() % 4]);
    return vector;
}

static void logic() {
    sc_lv<12> a = wires(), b = wires();
    std::vector<sc_lv<12>*> drivers{&a, &b};
    sc_lv<12> resolved, left = a << 3, changed = a;
    sc_core::sc_lv_resolve<12>::resolve(resolved, drivers);
    changed.range(8, 4) = b.range(11, 7);
    sc_lv<12> turned = a;
    turned.lrotate(5);
    std::cout << "lv " << a << ' ' << b << ' ' << (a & b) << ' ' << (a | b) << ' ' << (a ^ b) << ' ' << ~a << ' ' << resolved << ' ' << left << ' ' << (a >> 3) << ' '
              << a.range(9, 2) << ' ' << a.range(2, 9) << ' ' << changed << ' ' << turned << ' ' << sc_logic(a.and_reduce()) << sc_logic(a.or_reduce())
              << sc_logic(a.xor_reduce()) << '\n';
}

int sc_main(int, char**) {
    for (int i = 0; i < 100; i++) {
        narrow();
        unsignedNarrow();
        wide();
        logic();
    }
    return 0;
}
