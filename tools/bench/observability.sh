# What it costs to look, as users run it: processor time of 'tlm run' with everything recorded, as is usual, and with a Perfetto trace, beside
# that of the same run with --no-records, which keeps only what components count themselves. Alternating runs, medians; one JSON line a case.
# Usage: tools/bench/run observability [RUNS [CASE]]
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-5}
only=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tools/tlm --version >/dev/null # build first

# seconds OPTION...: of one run, user and system time of all its threads
seconds() {
    local TIMEFORMAT='%U %S'
    { time tools/tlm run --quiet --out "$folder/run" "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# measure NAME OPTION...: the run, in turn bare, as usual and traced
measure() {
    local name=$1
    shift
    if [[ -n $only && $only != "$name" ]]; then return; fi
    rm -f "$folder"/{bare,usual,traced}
    for ((i = 0; i < runs; i++)); do
        seconds "$@" --no-records >>"$folder/bare"
        seconds "$@" >>"$folder/usual"
        seconds "$@" --trace perfetto >>"$folder/traced"
    done
    awk -v name="$name" -v runs="$runs" -v bare="$(median "$folder/bare")" -v usual="$(median "$folder/usual")" -v traced="$(median "$folder/traced")" -v bytes="$(stat -c %s "$folder/run/trace.pftrace")" 'BEGIN {
        printf "{\"case\":\"%s\",\"runs\":%d,\"bare_seconds\":%.2f,\"usual_seconds\":%.2f,\"traced_seconds\":%.2f,\"usual_over_bare\":%.3f,\"traced_over_usual\":%.3f,\"trace_bytes\":%d}\n",
            name, runs, bare, usual, traced, usual / bare, traced / usual, bytes }'
}

# single transactions, hardly any model behind them: the worst case
measure transactions scenarios/memory.yaml --set cpu.count=3000000
# streams, into an exact memory
measure streams scenarios/quickstart.yaml --set npu.workload.decode_tokens=16
# many operators and partitions
measure serving scenarios/serving.yaml
