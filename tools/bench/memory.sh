# The embedded DRAM engine beside a Ramulator 2.1 that you have built (RAMULATOR_HOME; without it ours alone).
cd "$(dirname "$0")/../.."
built=$(dotnet build -c Release -v q --nologo -clp:NoSummary tools/bench/Tlm.Bench.Memory 2>&1) || { echo "$built" >&2; exit 70; }
# like the tlm command, the program starts in compiled code
exec "$(tools/common/precompile tools/bench/Tlm.Bench.Memory/bin/Release/net10.0)/Tlm.Bench.Memory" "$@"
