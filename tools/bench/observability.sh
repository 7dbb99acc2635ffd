# What it costs to look, as users run it: processor time of 'tlm run' with everything recorded, as is usual, beside the same run with --no-records, which keeps
# only what components count themselves; and with a Perfetto trace beside the usual one. Alternating runs, medians; one JSON line a comparison.
# Usage: tools/bench/run observability [RUNS [CASE...]]
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-5}
shift || true
only=" $* "
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tools/tlm --version >/dev/null # build first

# seconds OPTION...: of one run, user and system time of all its threads
seconds() {
    local TIMEFORMAT='%U %S'
    { time tools/tlm run --quiet --out "$folder/run" "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# line NAME OURS THEIRS: files with a number a run
line() {
    awk -v name="$1" -v runs="$runs" -v ours="$(median "$2")" -v theirs="$(median "$3")" 'BEGIN {
        printf "{\"case\":\"%s\",\"ours\":%.2f,\"theirs\":%.2f,\"unit\":\"processor seconds\",\"ratio\":%.3f,\"runs\":%d}\n", name, ours, theirs, ours / theirs, runs }'
}

# measure NAME OPTION...: the run, in turn bare, as usual and traced
measure() {
    local name=$1 i
    shift
    if [[ $only != "  " && $only != *" $name "* ]]; then return; fi
    rm -f "$folder"/{bare,usual,traced}
    for ((i = 0; i < runs; i++)); do
        seconds "$@" --no-records >>"$folder/bare"
        seconds "$@" >>"$folder/usual"
        seconds "$@" --trace perfetto >>"$folder/traced"
    done
    line "$name-usual" "$folder/usual" "$folder/bare"
    line "$name-traced" "$folder/traced" "$folder/usual"
}

# single transactions, hardly any model behind them: the worst case
measure transactions scenarios/memory.yaml --set cpu.count=3000000
# streams, into an exact memory
measure streams scenarios/quickstart.yaml --set npu.workload.decode_tokens=16
# many operators and partitions
measure serving scenarios/serving.yaml
