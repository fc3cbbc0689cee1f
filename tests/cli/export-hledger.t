#!/bin/sh
# A ledger made by the real commands: the audit finds nothing in it, and hledger and ledger, given
# the export, agree with our own balances to the cent.
. "$(dirname "$0")/lib.sh"

if ! command -v hledger >/dev/null; then
    echo '1..0 # SKIP hledger is not installed'
    exit 0
fi

on() { # DAY COMMAND...: the command as if it were run on that day
    GUIYUAN_NOW=$1T10:00+08:00
    shift
    "$@" >/dev/null 2>"$err" || {
        ok "$*" 1 || diag "$(cat "$err")"
    }
}

on 2026-01-01 compound init books --name 'Test court' --language en --timezone Asia/Shanghai \
    --opened 2026-01 --approval-above 500
cd books || exit 1
on 2026-01-01 units add 3-101 --kind flat --area 100.00 --owner o001
on 2026-01-01 units add 3-102 --kind flat --area 81.37 --owner o002
on 2026-01-01 units add 3-201 --kind villa --area 210.55 --owner o003
on 2026-01-01 fees tariff set property --by area --rate flat=1.60 --rate villa=2.20 \
    --name 'Property fee' --fund operating --from 2026-01
on 2026-01-01 fees tariff set water --by share --split area --name 'Shared water' \
    --fund utilities --from 2026-01
on 2026-01-02 funds open 5000 --place bank --fund operating --date 2026-01-01
on 2026-01-02 funds open 77.70 --unit 3-102 --item property --month 2025-12 --date 2026-01-01
on 2026-01-04 fees bill water 110.51 --month 2026-01 --meter 100..131
on 2026-01-05 fees assess 2026-01
on 2026-01-06 fees pay 3-101 1000 --via wechat --ref 1
on 2026-01-07 fees pay 3-102 200.05 --via cash --for water
on 2026-01-08 fees pay 3-201 10 --via bank --ref 2
on 2026-01-09 fees reverse P260108-001 --reason 'of another unit'
on 2026-01-10 expenses add 600.00 --category cleaning --payee 'Cleaners; January | flat' \
    --fund operating --from bank --handler p002 --by p001 --no-voucher 'a receipt book'
git config user.name 'Second Person'
git config user.email second@example.org
on 2026-01-11 expenses approve X260110-001 --by p003
on 2026-01-12 expenses pay X260110-001
on 2026-01-13 funds transfer 20 --from cash --to bank --reason 'cash box'
on 2026-01-14 fees adjust 3-201 water 2026-01 -4.20 --reason 'meter misread'
on 2026-01-14 adopt D2026-01
on 2026-01-15 fees waive 3-201 property 2026-01 3.21 --decision D2026-01 --reason 'no lift'
on 2026-02-02 compound close 2026-01
on 2026-02-03 fees bill water 98.30 --month 2026-02
on 2026-02-03 fees assess 2026-02
on 2026-02-04 fees pay 3-201 300 --via wechat --ref 3
export GUIYUAN_NOW=2026-02-10T10:00+08:00

expect 0 'nothing is found in honest books' audit verify
out_has 'every rule was kept' 'closings'
out_has 'the checkpoint is the last commit' "$(git rev-parse HEAD)"
expect 0 'the same at an earlier day' audit verify --at 2026-01-31

expect 0 'the log is of one unit' audit log --unit 3-201 --format csv
out_has 'with the reversal of its receipt' 'R260109-001'
expect 0 'the trace of a receipt' audit trace P260106-001
out_has 'names its commit' "$(git log -1 --format=%h --abbrev=7 --grep 'Ledger-Record: P260106-001')"
out_has 'and what it paid' 'property 2026-02 of 3-101'
expect 0 'the trace of an expense' audit trace X260110-001
out_has 'names who approved it' 'by p003'

expect 0 'the export' audit export hledger
journal=$scratch/books.journal
cp "$out" "$journal"
expect 0 'hledger takes it in strict mode, sorted' hledger -f "$journal" check -s ordereddates
if command -v ledger >/dev/null; then
    expect 0 'ledger takes it, pedantic' ledger -f "$journal" --pedantic bal
fi

# Ours as "code,amount", theirs as the same; zero balances are left out on both sides.
theirs() { # END-DAY
    hledger -f "$journal" bal -e "$1" -N --flat -O csv assets:place equity:funds |
        sed -e 1d -e 's/"//g' -e 's/ CNY//' -e 's/^assets:place://' -e 's/^equity:funds://' | sort
}
ours() { # MONTH
    funds balance --month "$1" --format json |
        jq -r '.[] | [.code, .balance] | join(",")' | grep -v ',0.00$' | sort
}
for month in 2026-01:2026-02-01 2026-02:2026-03-01; do
    is "places and funds agree at the end of ${month%%:*}" "$(ours "${month%%:*}")" \
        "$(theirs "${month#*:}")"
done

# A hand edit of a closed month, committed behind our back.
printf '%s\n' '- {id: P260210-001, date: 2026-01-20, unit: 3-101, amount: 5.00, via: cash}' \
    >fees/2026/02/10.yaml
git add -A
GIT_AUTHOR_DATE=2026-02-10T10:00+08:00 GIT_COMMITTER_DATE=2026-02-10T10:00+08:00 \
    git commit --no-verify -qm 'by hand'
expect 1 'a smuggled record is found' audit verify
err_has 'as no commit of ours' 'not made by a command'
err_has 'as a record of a closed month' 'which was closed'
err_has 'and the figure that no longer fits is named' "the place 'cash'"
plan
