#!/bin/sh
# Memory that runs out, once and for good. The libraries below may crash then, which is a kill:
# nothing may be lost, nothing may be said to be done that is not.
. "$(dirname "$0")/faults.sh"
tool failmalloc .so -shared -fPIC

pay() { # FOLDER [env VARIABLE=VALUE...]
    folder=$1
    shift
    "$@" fees pay 3-101 614.45 --via wechat -C "$folder" --operation starved
}

starved() { # ALLOCATION [forever]
    rm -rf L
    cp -a "$base" L
    pay L env LD_PRELOAD="$tools/failmalloc.so" FAILMALLOC="$1" \
        ${2:+FAILMALLOC_FOREVER=1} >one.out 2>one.err
    code=$?
    now=$(head_of L)
    [ "$now" = "$before" ] || [ "$now" = "$after" ] || echo "$*: the branch is at $now"
    [ "$now" = "$after" ] && state=committed || state=not-committed
    echo "count exit-$code-$state"
    case $code:$state in
    [07]:committed) ;;
    [07]:*) echo "$*: false success" ;;
    [3456]:*) [ -s one.err ] || echo "$*: it does not say why" ;;
    127:not-committed | 13[49]:*) ;;
    *) echo "$*: status $code:" $(cat one.err) ;;
    esac
    pay L >two.out 2>&1 || echo "$*: afterwards: status $?:" $(cat two.out)
    settled L "$after" "$*"
}

base=$scratch/base
ledger_made "$base"
before=$(head_of "$base")
cp -a "$base" foreseen
expect 0 'the change is made with enough memory' pay foreseen env \
    LD_PRELOAD="$tools/failmalloc.so" FAILMALLOC_COUNT="$scratch/count"
after=$(head_of foreseen)
count=$(cat "$scratch/count")
diag "fees pay allocates $count times"
awk -v n="$count" 'BEGIN { for (i = 1; i <= n; i++) { print i; print i, "forever" } }' >"$scratch/all"
every "$(pick 5 $((count / 40 * 2 + 1)))" "$scratch/all" >"$scratch/tries"
each "$scratch/tries" starved
verdict "memory failing at $(wc -l <"$scratch/tries") of $((2 * count)) points"
plan
