#!/bin/sh
# A disk that is really full, with more and more room left on it: payments are entered until one
# fails. What is said to be done is in the books; the failure names the disk; and with room again
# the same payment goes through and the ledger is whole.
. "$(dirname "$0")/mounts.sh"
. "$(dirname "$0")/faults.sh"

free_blocks() { # in KiB
    df -Pk disk | awk 'NR == 2 { print $4 }'
}

# All room but so many KiB is taken by a file.
fill() { # KIB
    room=$(($(free_blocks) - $1))
    [ "$room" -le 0 ] || dd if=/dev/zero of=disk/filler bs=1k count="$room" 2>/dev/null
}

pay() { # NUMBER
    fees pay 3-102 "5.$((10 + $1))" --via cash -C disk/L --operation "full-$1" >one.out 2>one.err
    code=$?
    [ "$code" -ne 0 ] && [ "$code" -ne 7 ] && return
    told=$((told + 1))
    git -C disk/L log -1 --format='%(trailers:key=Ledger-Operation,valueonly,separator=)' |
        grep -qx "full-$1" || echo "$kib KiB: payment $1: false success, status $code"
}

filled_to() { # KIB
    kib=$1
    told=0
    number=0
    rm -rf disk/L disk/filler
    cp -a "$base" disk/L || echo "$1 KiB: no room for the ledger itself"
    fill "$1"
    while :; do
        number=$((number + 1))
        pay "$number"
        [ "$code" -eq 0 ] || break
        [ "$number" -lt 80 ] || break
    done
    echo "count exit-$code"
    case $code in
    6) grep -qiE 'no space left|disk' one.err || echo "$1 KiB: the disk is not named:" $(cat one.err) ;;
    7) grep -q 'committed as' one.err || echo "$1 KiB: the commit is not named:" $(cat one.err) ;;
    *) echo "$1 KiB: status $code:" $(cat one.err) ;;
    esac
    rm -f disk/filler
    pay "$number"
    [ "$code" -eq 0 ] || echo "$1 KiB: with room again: status $code:" $(cat one.err)
    settled disk/L "$(head_of disk/L)" "$1 KiB"
    commits=$(git -C disk/L rev-list --count HEAD)
    [ "$commits" -eq $((earlier + number)) ] ||
        echo "$1 KiB: $commits commits, not $((earlier + number))"
    [ "$(grep -c 'amount: 5\.' disk/L/fees/2026/11/03.yaml)" -eq "$number" ] ||
        echo "$1 KiB: not $number payments in the day-book"
}

base=$scratch/base
ledger_made "$base"
earlier=$(git -C "$base" rev-list --count HEAD)

levels() { # STEP
    awk -v step="$1" 'BEGIN { for (kib = 0; kib <= 240; kib += step) print kib }' >"$scratch/levels"
}
# One job: the disks are small, and each is filled to the brim.
jobs=1
mkdir -p "$scratch/job0/disk"
mount -t tmpfs -o size=4m none "$scratch/job0/disk"
ok 'a disk of memory is mounted' $?
levels "$(pick 4 28)"
each "$scratch/levels" filled_to
verdict "a full disk of memory, $(wc -l <"$scratch/levels") levels"
umount "$scratch/job0/disk"

mounted() {
    truncate -s 12M "$scratch/image" && mkfs.ext4 -q -b 1024 -m 0 "$scratch/image" &&
        mount -o loop "$scratch/image" "$scratch/job0/disk"
}
if [ "$inside" = root ] && mounted >"$out" 2>"$err"; then
    levels "$(pick 5 80)"
    each "$scratch/levels" filled_to
    verdict "a full disk of ext4, $(wc -l <"$scratch/levels") levels"
    umount "$scratch/job0/disk"
else
    skip 'a full disk of ext4' 'no image may be mounted here'
fi
plan
