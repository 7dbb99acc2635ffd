// Twins of the kernel benchmark cases on the Accellera SystemC kernel.
// usage: kernel_twin CASE COUNT; prints one line of key=value pairs.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <systemc>

#include "transport_twin.h"

using namespace sc_core;

uint64_t transactions = 0;

namespace {

uint64_t resumptions = 0;

// The same generator as on the other side: 64-bit LCG, upper bits.
struct Lcg {
    uint64_t state;
    explicit Lcg(uint64_t seed) : state(seed * 2862933555777941757ULL + 3037000493ULL) {}
    uint64_t next(uint64_t bound) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33) % bound;
    }
};

struct Periodic : sc_module {
    SC_HAS_PROCESS(Periodic);
    sc_time period;
    Periodic(sc_module_name name, sc_time p) : sc_module(name), period(p) { SC_THREAD(run); }
    void run() {
        for (;;) {
            wait(period);
            ++resumptions;
        }
    }
};

struct Random : sc_module {
    SC_HAS_PROCESS(Random);
    Lcg lcg;
    Random(sc_module_name name, uint64_t seed) : sc_module(name), lcg(seed) { SC_THREAD(run); }
    void run() {
        for (;;) {
            wait(sc_time::from_value(1000 * (1 + lcg.next(2000000))));
            ++resumptions;
        }
    }
};

struct EventHop : sc_module {
    SC_HAS_PROCESS(EventHop);
    sc_event ping, pong;
    uint64_t count;
    EventHop(sc_module_name name, uint64_t n) : sc_module(name), count(n) {
        SC_THREAD(left);
        SC_THREAD(right);
    }
    void left() {
        for (uint64_t i = 0; i < count; ++i) {
            ping.notify(SC_ZERO_TIME);
            wait(pong);
            ++resumptions;
        }
    }
    void right() {
        for (uint64_t i = 0; i < count; ++i) {
            wait(ping);
            ++resumptions;
            pong.notify(SC_ZERO_TIME);
        }
    }
};

struct FifoHop : sc_module {
    SC_HAS_PROCESS(FifoHop);
    sc_fifo<int> there, back;
    uint64_t count;
    FifoHop(sc_module_name name, uint64_t n) : sc_module(name), there(1), back(1), count(n) {
        SC_THREAD(left);
        SC_THREAD(right);
    }
    void left() {
        for (uint64_t i = 0; i < count; ++i) {
            there.write(static_cast<int>(i));
            back.read();
            ++resumptions;
        }
    }
    void right() {
        for (uint64_t i = 0; i < count; ++i) {
            int item = there.read();
            ++resumptions;
            back.write(item);
        }
    }
};

// Processor time of this thread, as on the other side.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double measure(sc_time duration) {
    double start = now();
    if (duration == SC_ZERO_TIME)
        sc_start();
    else
        sc_start(duration);
    return now() - start;
}

}  // namespace

int sc_main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    sc_set_time_resolution(1, SC_FS);
    std::string name = argv[1];
    uint64_t count = std::strtoull(argv[2], nullptr, 10);
    sc_time duration = SC_ZERO_TIME;
    auto periodic = [&](int processes, bool mixed) {
        for (int i = 0; i < processes; ++i) {
            auto label = "p" + std::to_string(i);
            new Periodic(label.c_str(), sc_time(10 + (mixed ? i % 7 : 0), SC_NS));
        }
        duration = sc_time::from_value(count * 1000000 + 1);
    };
    if (name == "thread-1")
        periodic(1, false);
    else if (name == "thread-100")
        periodic(100, false);
    else if (name == "thread-1000")
        periodic(1000, true);
    else if (name == "thread-1000-same")
        periodic(1000, false);
    else if (name == "thread-1000-random") {
        for (int i = 0; i < 1000; ++i) {
            auto label = "p" + std::to_string(i);
            new Random(label.c_str(), static_cast<uint64_t>(i + 1));
        }
        duration = sc_time::from_value(count * 1000000 + 1);
    } else if (name == "event-hop")
        new EventHop("hop", count);
    else if (name == "fifo-hop")
        new FifoHop("hop", count);
    else if (!build_transport(name, count))
        return 2;
    double seconds = measure(duration);
    std::printf("seconds=%.9f resumptions=%llu deltas=%llu end=%llu\n", seconds, static_cast<unsigned long long>(resumptions + transactions),
                static_cast<unsigned long long>(sc_delta_count()), static_cast<unsigned long long>(sc_time_stamp().value()));
    return 0;
}
