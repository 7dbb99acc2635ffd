# The kernel beside SystemC's (Debian: libsystemc-dev; without it ours alone). Arguments: names of cases; none: all.
cd "$(dirname "$0")/../.."
project=tools/bench/Tlm.Bench.Kernel
twin=""
dotnet build -c Release -v q --nologo "$project" >&2
if echo '#include <systemc>' | g++ -std=c++17 -fsyntax-only -x c++ - 2>/dev/null; then
  mkdir -p artifacts/bench
  g++ -O2 -std=c++17 -o artifacts/bench/kernel_twin tools/bench/kernel-systemc/kernel_twin.cpp -lsystemc
  twin=artifacts/bench/kernel_twin
else
  echo "SystemC is not installed (Debian: libsystemc-dev): ours alone" >&2
fi
exec dotnet "$project/bin/Release/net10.0/Tlm.Bench.Kernel.dll" compare "$twin" "$@"
