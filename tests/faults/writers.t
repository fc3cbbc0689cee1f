#!/bin/sh
# Four writers at once that are killed at random moments and repeat what was not acknowledged,
# with a reader beside them: each receipt is in the books once, none is lost, the ids have no
# gap, the history is a line.
. "$(dirname "$0")/faults.sh"
tool storm

storm_over() { # RECEIPTS KILLS SEED
    rm -rf L
    cp -a "$base" L
    earlier=$(git -C L rev-list --count HEAD)
    "$tools/storm" 4 "$1" "$2" "$3" "$PWD/L" >"$scratch/storm.out" 2>"$scratch/storm.err"
    ok "seed $3: nothing but kills and waiting came between" $? ||
        diag "$(tail -n 20 "$scratch/storm.err")"
    # A writer that was killed last may have left something to finish.
    fees pay 3-101 0.01 --via cash -C L --operation last >"$out" 2>"$err"
    ok "seed $3: the next command goes through" $? || diag "$(cat "$err")"
    killed=$(awk '$1 == "counted" { n += $3 } END { print n + 0 }' "$scratch/storm.out")
    busy=$(awk '$1 == "counted" { n += $4 } END { print n + 0 }' "$scratch/storm.out")
    reads=$(awk '$1 == "read" { print $2 }' "$scratch/storm.out")
    awk '$1 == "acknowledged" { print $2 }' "$scratch/storm.out" | sort >"$scratch/told"
    told=$(wc -l <"$scratch/told")
    diag "seed $3: $told receipts acknowledged, $killed runs killed, $busy found it busy, $reads reads"
    [ "$killed" -gt 0 ] && [ "${reads:-0}" -gt 0 ]
    ok "seed $3: there were kills and reads" $?
    booked "$1" "$3"
}

booked() { # RECEIPTS SEED
    is "seed $2: all are acknowledged" "$told" "$((4 * $1))"
    git -C L log --format='%(trailers:key=Ledger-Operation,valueonly,separator=)' |
        grep '^storm-' | sort >"$scratch/booked"
    cmp -s "$scratch/told" "$scratch/booked"
    ok "seed $2: $told acknowledged operations, each in the history once" $? ||
        diag "$(diff "$scratch/told" "$scratch/booked" | head -n 20)"
    is "seed $2: the history is a line" "$(git -C L rev-list --min-parents=2 --count HEAD)" 0
    is "seed $2: one commit for each" "$(git -C L rev-list --count HEAD)" "$((earlier + told + 1))"
    ids "$2"
    # A writer that was killed while it packed leaves its folder to the next packing.
    expect 0 "seed $2: the ledger can be packed" compound gc -C L
    {
        yes 'count try' | head -n $((told + killed + busy))
        settled L "$(head_of L)" "seed $2"
    } >"$scratch/result"
    verdict "seed $2: the ledger is whole"
}

# Whose money, and in which order: what was told must be what stands there.
ids() { # SEED
    sed -n 's/.*id: P261103-\([0-9]*\),.*/\1/p' L/fees/2026/11/03.yaml >"$scratch/numbers"
    awk '$1 + 0 != NR { bad = 1 } END { exit bad }' "$scratch/numbers"
    ok "seed $1: $(wc -l <"$scratch/numbers") receipts are numbered without a gap" $?
    awk '$1 == "acknowledged" { print $3 }' "$scratch/storm.out" | sort >"$scratch/paid"
    sed -n 's/.*amount: \([0-9.]*\), via: cash.*/\1/p' L/fees/2026/11/03.yaml |
        grep -vxE '10\.00|11\.00|0\.01' | sort >"$scratch/found"
    cmp -s "$scratch/paid" "$scratch/found"
    ok "seed $1: every amount is there once" $? || diag "$(diff "$scratch/paid" "$scratch/found")"
}

base=$scratch/base
ledger_made "$base"
if whole; then
    # Enough for the repository to be packed meanwhile.
    storm_over 150 600 1
    storm_over 60 900 2
    storm_over 200 200 3
    storm_over 60 800 4
else
    storm_over 20 500 "${SEED:-1}"
fi
plan
