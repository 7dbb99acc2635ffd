# Models in other processes: a scratchpad in C++ and a SystemC memory under batched streams, and a lock-step round trip beside a bare one of ZeroMQ.
cd "$(dirname "$0")/../.."
out=tools/bench/Tlm.Bench.Remote/bin/peers
mkdir -p "$out"
c++ -std=c++17 -O2 -I bridges/Remote/cpp/include bridges/Remote/cpp/examples/scratchpad.cpp -o "$out/scratchpad" -lzmq -pthread
c++ -std=c++20 -O2 tests/Tlm.Bridges.Messaging.Tests/PlainPeer/echo.cpp -o "$out/echo" -lzmq -pthread
if [[ -e /usr/include/systemc.h ]]; then
  c++ -std=c++17 -O2 -I bridges/Remote/cpp/include -I bridges/SystemC/include bridges/SystemC/examples/memory.cpp -o "$out/systemc-memory" -lsystemc -lzmq -pthread
fi
exec dotnet run -c Release --project tools/bench/Tlm.Bench.Remote -- "$(cd "$out" && pwd)" "$@"
