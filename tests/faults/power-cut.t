#!/bin/sh
# The power is cut while payments are entered, again and again: after each cut the last commit
# reads whole, what was acknowledged is there, and the next command goes on.
. "$(dirname "$0")/mounts.sh"
. "$(dirname "$0")/faults.sh"
tool cut
tool nosync .so -shared -fPIC

disk=$scratch/disk
base=$scratch/base
mkdir "$disk"
ledger_made "$base"

new_disk() {
    rm -f "$scratch/image"
    truncate -s 48M "$scratch/image" && mkfs.ext4 -q "$scratch/image" &&
        mount -o loop "$scratch/image" "$disk" && cp -a "$base" "$disk/L" && sync -f "$disk"
}
if [ "$inside" != root ] || ! new_disk >"$out" 2>"$err" || ! "$tools/cut" "$disk" 0 2>>"$err"; then
    diag "$(cat "$err")"
    skip 'the power is cut' 'no image of ext4 may be mounted and shut down here'
    plan
fi
umount "$disk"

# Enters payments until one fails, as each does once the disk is gone. What was told is noted on
# another disk.
enter() { # ROUND [env VARIABLE=VALUE]
    round=$1
    shift
    n=0
    while n=$((n + 1)) && "$@" fees pay 3-102 "7.$((10 + n % 90))" --via cash -C "$disk/L" \
        --operation "cut-$round-$n" >"$scratch/enter.out" 2>&1; do
        echo "cut-$round-$n" >>"$scratch/told"
    done
}

# After real power no process lives that could hold git's lock, and the lock is older than the
# start of the machine; here its time says so.
as_after_boot() {
    [ ! -e "$disk/L/.git/index.lock" ] || touch -d 2000-01-01 "$disk/L/.git/index.lock"
}

power_returns() {
    umount "$disk" && mount -o loop "$scratch/image" "$disk" || echo 'the disk cannot be mounted'
    as_after_boot
}

lost() { # prints what was acknowledged and is not in the history
    git -C "$disk/L" log --format='%(trailers:key=Ledger-Operation,valueonly,separator=)' 2>/dev/null |
        grep '^cut-' | sort >"$scratch/booked"
    sort "$scratch/told" | comm -23 - "$scratch/booked"
}

# The moment is drawn from the round: cheap, and the same each time.
moment() { # ROUND
    echo $(($1 * 7919 % $(pick 1000000 400000) + 20000))
}

cut_once() { # ROUND
    "$tools/cut" "$disk" "$(moment "$1")" &
    enter "$1"
    wait $! || echo "round $1: the power was not cut"
    power_returns
    sed -n "/^cut-$1-/s/.*/count acknowledged/p" "$scratch/told"
    [ -z "$(lost)" ] || echo "round $1: acknowledged and lost:" $(lost)
    [ -z "$(sort "$scratch/booked" | uniq -d)" ] || echo "round $1: entered twice"
    sound_history "$disk/L" "round $1"
    fees arrears -C "$disk/L" >"$out" 2>&1 || echo "round $1: a reader fails:" $(cat "$out")
    fees pay 3-101 1.00 --via cash -C "$disk/L" --operation "after-$1" >"$out" 2>&1 ||
        echo "round $1: the next command: status $?:" $(cat "$out")
    sound_history "$disk/L" "round $1, the next command"
    tidy "$disk/L" "$(head_of "$disk/L")" "round $1"
    [ $(($1 % 5)) -ne 0 ] || compound gc -C "$disk/L" >"$out" 2>&1 ||
        echo "round $1: compound gc: status $?:" $(cat "$out")
}

rounds() { # COUNT
    round=0
    while [ "$round" -lt "$1" ]; do
        if [ $((round % 10)) -eq 0 ]; then
            umount "$disk" 2>/dev/null
            new_disk || echo 'no new disk'
            : >"$scratch/told"
        fi
        round=$((round + 1))
        echo 'count try'
        cut_once "$round"
    done
    umount "$disk"
}

count=$(pick 100 6)
(cd "$scratch" && rounds "$count") >"$scratch/result" 2>&1
verdict "the power is cut $count times, $(counted acknowledged) payments acknowledged"

# Would it be seen if nothing were synced? Then payments must be lost.
new_disk && : >"$scratch/told"
"$tools/cut" "$disk" 400000 &
enter without env LD_PRELOAD="$tools/nosync.so"
wait $!
power_returns >"$out"
[ -s "$scratch/told" ] && [ -n "$(lost)" ]
ok "without syncing, payments are lost: $(lost | wc -l) of $(wc -l <"$scratch/told")" $?
umount "$disk"
plan
