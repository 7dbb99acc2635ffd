# A round trip between two sockets of the bridges' abstraction, beside a plain pair of libzmq sockets.
cd "$(dirname "$0")/../.."
project=tools/bench/Tlm.Bench.Bridge
built=$(dotnet build -c Release -v q --nologo -clp:NoSummary "$project" 2>&1) || { echo "$built" >&2; exit 70; }
echo="$project/bin/echo"
c++ -std=c++20 -O2 tests/Tlm.Bridges.Messaging.Tests/PlainPeer/echo.cpp -o "$echo" -lzmq -pthread
exec "$project/bin/Release/net10.0/Tlm.Bench.Bridge" "$PWD/$echo" "$@"
