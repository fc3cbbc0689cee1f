#!/bin/sh
# System calls that fail, once and for ever: a full disk, a quota, an input or output error, no
# more files, no permission. A command that says that it is done is done; one that fails says
# why; and when the fault is gone, the same command makes the change exactly once.
. "$(dirname "$0")/faults.sh"
needs_stepper

pay() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" fees pay 3-101 614.45 --via wechat -C "$folder" --operation faulty
}

faulty() { # CALL:ERRNO:SCOPE
    rm -rf L
    cp -a "$base" L
    pay L "$stepper" --fail "$1" >one.out 2>one.err
    code=$?
    now=$(head_of L)
    case $now in
    "$before" | "$after") ;;
    *) echo "$1: the branch is at $now" ;;
    esac
    [ "$now" = "$after" ] && state=committed || state=not-committed
    echo "count exit-$code-$state"
    case $code:$state in
    [07]:committed) ;;
    [07]:*) echo "$1: false success, status $code" ;;
    [346]:*) grep -q '^fees: ' one.err || grep -q 'error' one.err || echo "$1: it does not say why" ;;
    127:not-committed) ;; # the loader could not read a library
    *) echo "$1: status $code:" $(cat one.err) ;;
    esac
    # The fault must not be taken for a person's doing, or for a damaged ledger, by the next one.
    pay L >two.out 2>&1 || echo "$1: afterwards: status $?:" $(cat two.out)
    settled L "$after" "$1"
}

# Which errors a class of calls can give.
errors='
open   EACCES EMFILE EIO ENOSPC EDQUOT
read   EIO
write  ENOSPC EDQUOT EIO
sync   EIO ENOSPC
name   ENOSPC EACCES EIO EDQUOT
stat   EACCES EIO
close  EIO
lock   EIO
'
faults_of() { # reads CALL CLASS, writes CALL:ERRNO:SCOPE
    echo "$errors" | awk '
        NR == FNR { class = $1; $1 = ""; known[class] = $0; next }
        {
            n = split(known[$2], error, " ")
            for (i = 1; i <= n; i++) {
                print $1 ":" error[i] ":once"
                full = $2 != "sync" && (error[i] == "ENOSPC" || error[i] == "EDQUOT")
                print $1 ":" error[i] (full ? ":full" : ":forever")
            }
        }' - "$1"
}

base=$scratch/base
ledger_made "$base"
before=$(head_of "$base")
cp -a "$base" foreseen
expect 0 'the change is made without a fault' pay foreseen "$stepper" --trace "$scratch/trace"
after=$(head_of foreseen)

calls_of "$scratch/trace" '$5 == "changes" || $4 == "sync"' >"$scratch/writing"
first=$(pick 1 "$(first_stop "$scratch/trace")")
calls_of "$scratch/trace" '$1 >= '"$first"' && $5 == "keeps" && $4 != "sync" && 
    $4 != "memory" && $4 != "other" && $4 != "output"' >"$scratch/reading"
diag "$(wc -l <"$scratch/writing") calls change or sync the disk, $(wc -l <"$scratch/reading") look at it"
faults_of "$scratch/writing" >"$scratch/all"
every "$(pick 1 5)" "$scratch/all" >"$scratch/tries"
each "$scratch/tries" faulty
verdict "writing and syncing: $(wc -l <"$scratch/tries") faults"
[ "$(grep -c '^count exit-6' "$scratch/result")" -gt 0 ]
ok 'faults were noticed' $?
faults_of "$scratch/reading" >"$scratch/all"
every "$(pick 1 29)" "$scratch/all" >"$scratch/tries"
each "$scratch/tries" faulty
verdict "opening, reading, looking, locking: $(wc -l <"$scratch/tries") faults"
plan
