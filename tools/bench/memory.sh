# The embedded DRAM engine beside a Ramulator 2.1 that you have built (RAMULATOR_HOME; without it ours alone).
cd "$(dirname "$0")/../.."
exec dotnet run -c Release --project tools/bench/Tlm.Bench.Memory -- "$@"
