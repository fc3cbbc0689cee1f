#!/bin/sh
# The books in every form, from a ledger made by the real commands: hledger, ledger, Beancount,
# SQLite and PostgreSQL take them by their own strictest checks, and what they say of every
# account, every month and every unit is what we say, to the cent.
. "$(dirname "$0")/lib.sh"

# What is not installed is skipped, each by its name.
have() {
    command -v "$1" >/dev/null 2>&1
}

on() { # DAY COMMAND...: the command as if it were run on that day
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
    shift
    "$@" >/dev/null 2>"$err" || {
        ok "$*" 1 || diag "$(cat "$err")"
    }
}

# --- two months, with names that no other program would choose ---

on 2026-01-01 compound init books --name "Lu's \"court\"; 100% \\o/" --language en \
    --timezone Asia/Shanghai --opened 2026-01 --approval-above 100000
cd books || exit 1
on 2026-01-01 units add 3-101 --kind flat --area 100.00 --owner o001
on 2026-01-01 units add 3-102 --kind flat --area 81.37 --owner o002
on 2026-01-01 units add b2-1 --kind villa --area 210.55 --owner o003
on 2026-01-01 units add B2-1 --kind villa --area 99.99 --owner o004
on 2026-01-01 fees tariff set late_fee --by area --rate flat=1.60 --rate villa=2.20 \
    --name 'An item' --fund operating --from 2026-01
on 2026-01-01 fees tariff set late-fee --by share --split area --name "O'Shared" \
    --fund utilities --from 2026-01
on 2026-01-01 funds add-category tower_2 --name 'Tower' --group repair
on 2026-01-01 parking space add g-1 --kind ground --from 2026-01-01
on 2026-01-01 parking assign 3-101 g-1 --from 2026-01-11
on 2026-01-01 fees tariff set parking --by space --rate ground=100 --fund common --from 2026-01
on 2026-01-01 funds add-source kerb-side --name 'Kerb; 50%' --group parking --fund common --items parking
on 2026-01-02 funds open 5000 --place bank --fund operating --date 2025-12-31
on 2026-01-02 funds open 77.70 --unit 3-102 --item late_fee --month 2025-12 --date 2026-01-01
on 2026-01-02 funds open 50 --unit 3-101 --date 2026-01-01
on 2026-01-04 fees bill late-fee 110.51 --month 2026-01 --meter 100..131
on 2026-01-05 fees assess 2026-01
on 2026-01-06 fees pay 3-101 1000 --via wechat --ref 1
on 2026-01-06 funds earn 41.35 --source kerb-side --via cash --note 'two weeks'
on 2026-01-07 funds earn 7.00 --source kerb-side --via cash
on 2026-01-07 funds reverse E260107-001 --reason 'typed twice'
on 2026-01-07 parking end g-1 --on 2026-01-20 --reason 'sold'
on 2026-01-07 fees pay 3-102 200.05 --via cash --for late-fee
on 2026-01-08 fees pay b2-1 10 --via bank --ref 2
on 2026-01-08 fees pay B2-1 30 --via bank --ref "it's; -- \\"
on 2026-01-09 fees reverse P260108-001 --reason "of another unit'); DROP TABLE units; --"
on 2026-01-10 expenses add 600.00 --category tower_2 --payee "O'Neil; \\ \"x\" {,| flat" \
    --fund operating --from bank --handler p002 --by p001 --no-voucher '=1+1'
on 2026-01-12 expenses pay X260110-001
on 2026-01-12 expenses add 12.34 --category cleaning --payee '=HYPERLINK("x")' \
    --fund operating --from cash --handler p002 --by p001 --no-voucher '@x'
on 2026-01-13 funds transfer 20 --from cash --to bank --reason 'cash box'
on 2026-01-14 fees adjust b2-1 late-fee 2026-01 -4.20 --reason 'meter misread'
on 2026-01-14 adopt D2026-01
on 2026-01-15 fees waive b2-1 late_fee 2026-01 3.21 --decision D2026-01 --reason 'no lift'
on 2026-02-02 compound close 2026-01
on 2026-02-03 fees bill late-fee 98.30 --month 2026-02
on 2026-02-03 fees assess 2026-02
mkdir -p statements
printf 'title: "Another%ss; bank"\nkind: bank\ndate: "Day"\namount: "Sum"\nsign: plus-in\nserial: "No"\n' \' \
    >statements/other.yaml
on 2026-02-03 compound commit -m 'fees: a mapping'
on 2026-02-04 fees pay b2-1 300 --via wechat --ref 3
GUIYUAN_NOW=2026-02-10T10:00+08:00

for form in hledger ledger beancount sql csv; do
    expect 0 "the books as $form" audit export $form
    err_is "$form: nothing else is said" ''
    cp "$out" "$scratch/books.$form"
done
is 'the ledger is untouched' "$(git status --porcelain)" ''

# --- each says "ACCOUNT MONTH CHANGE", without what is zero ---

tidy() {
    awk '{ sum = sprintf("%.2f", $3) } sum + 0 != 0 { print $1, $2, sum }' | sort
}

# Ours are the rows of the flat table.
ours() {
    python3 -c 'import csv, sys, collections, decimal
sums = collections.defaultdict(decimal.Decimal)
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
    sums[row["account"], row["date"][:7]] += decimal.Decimal(row["amount"])
for (account, month), amount in sums.items():
    print(account, month, amount)' "$scratch/books.csv" | tidy
}
in_hledger() {
    hledger -f "$scratch/books.hledger" reg -O csv -w 500 -c '1000.00 CNY' |
        sed -e 1d -e 's/"//g' -e 's/ CNY//g' |
        awk -F, '{ a = $(NF - 2); gsub(/[][()]/, "", a); s[a " " substr($2, 1, 7)] += $(NF - 1) }
            END { for (k in s) print k, s[k] }' | tidy
}
in_ledger() {
    ledger -f "$scratch/books.ledger" reg --monthly --format \
        '%(account) %(format_date(date, "%Y-%m")) %(quantity(scrub(display_amount)))\n' | tidy
}
in_beancount() {
    bean-query -m -f csv "$scratch/books.beancount" "select getitem(open_meta(account), 'name') \
        as a, year, month, sum(number) as n group by a, year, month" |
        sed -e 1d -e 's/ //g' | tr -d '\r' |
        awk -F, '{ printf "%s %d-%02d %s\n", $1, $2, $3, $4 }' | tidy
}
in_sqlite() {
    sqlite3 -separator ' ' "$scratch/books.db" 'SELECT account, month, yuan FROM monthly_changes' |
        tidy
}

ours >"$scratch/ours"
[ "$(wc -l <"$scratch/ours")" -gt 30 ]
ok 'there is something to compare' $?

agrees() { # PROGRAM
    "in_$1" >"$scratch/theirs" 2>"$err"
    cmp -s "$scratch/ours" "$scratch/theirs"
    ok "$1: every account is the same in every month" $? ||
        diag "$(cat "$err")" "$(diff "$scratch/ours" "$scratch/theirs" | head -n 20)"
}

if have hledger; then
    expect 0 'hledger takes it in strict mode, sorted' hledger -f "$scratch/books.hledger" \
        check -s ordereddates
    agrees hledger
else
    skip hledger 'not installed'
fi
if have ledger; then
    expect 0 'ledger takes it, pedantic' ledger -f "$scratch/books.ledger" --pedantic bal
    err_is 'and warns of nothing' ''
    agrees ledger
else
    skip ledger 'not installed'
fi
if have bean-check && have bean-query; then
    expect 0 'bean-check takes it' bean-check "$scratch/books.beancount"
    out_is 'and says nothing' ''
    agrees beancount
else
    skip beancount 'not installed'
fi

# --- a closing that is not true is found by each of them ---

lie() { # FORM NAME COMMAND...
    sed "s/\(place.*\) = 5000.00 CNY/\1 = 5000.01 CNY/; s/\(balance Assets:Place.*\)  \([0-9]*\)\./\1  1\2./
        s/\(assets:place:bank  0.00 CNY = \)/\11/" "$scratch/books.$1" >"$scratch/lie.$1"
    name=$2
    shift 2
    run "$@"
    [ "$status" -ne 0 ]
    ok "$name" $?
}
have hledger && lie hledger 'hledger finds a closing that is not true' \
    hledger -f "$scratch/lie.hledger" check
have ledger && lie ledger 'ledger finds a closing that is not true' \
    ledger -f "$scratch/lie.ledger" bal
have bean-check && lie beancount 'bean-check finds a closing that is not true' \
    bean-check "$scratch/lie.beancount"

# --- databases ---

if have sqlite3; then
    expect 0 'SQLite loads it' sqlite3 -bail "$scratch/books.db" ".read $scratch/books.sql"
    err_is 'and says nothing' ''
    in_database() {
        sqlite3 "$scratch/books.db" "$1"
    }
    is 'its keys hold' "$(in_database 'PRAGMA foreign_key_check; PRAGMA integrity_check')" ok
    agrees sqlite
    for unit in 3-101 3-102 b2-1 B2-1; do
        is "what $unit owes is the same" \
            "$(in_database "SELECT printf('%.2f', yuan) FROM unit_balances WHERE unit = '$unit'")" \
            "$(fees statement $unit --format json |
                jq -r '[.. | .balance? | strings] | last // "0.00"')"
    done
    is 'words are kept as they are' "$(in_database 'SELECT payee FROM expenses ORDER BY id LIMIT 1')" \
        "O'Neil; \\ \"x\" {,| flat"
    is 'so is the name' "$(in_database 'SELECT name FROM ledger')" "Lu's \"court\"; 100% \\o/"
    is 'nothing but a reason' "$(in_database 'SELECT reason FROM reversals ORDER BY id DESC LIMIT 1')" \
        "of another unit'); DROP TABLE units; --"
    is 'the rules of the compound are a table' \
        "$(in_database 'SELECT count(*), max(credit_fund) FROM rules')" '1|operating'
    is 'so are the mappings of statements' \
        "$(in_database 'SELECT file, title FROM mappings')" "statements/other.yaml|Another's; bank"
    is 'columns are explained' "$(in_database '.schema postings' | grep -c -- '-- a debit is positive; in fen')" 1
else
    skip sqlite 'not installed'
fi

# A server of our own, that listens on no port and goes away with the scratch folder.
postgres=
for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V); do
    [ -x "$folder/initdb" ] && postgres=$folder
done
as_server() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
    else
        "$@"
    fi
}
server=
stop_server() {
    [ -n "$server" ] || return 0
    (cd "$server" && as_server "$postgres/pg_ctl" -D data -w -m immediate stop) >/dev/null 2>&1
    rm -rf "$server"
    server=
}
trap 'stop_server; cd / && rm -rf "$scratch"' EXIT
start_server() {
    server=$(mktemp -d /tmp/guiyuan-pg.XXXXXX) || return 1
    [ "$(id -u)" -ne 0 ] || chown postgres "$server" || return 1
    (
        cd "$server" || exit 1
        as_server "$postgres/initdb" -D data -U postgres -A trust -N -E UTF8 --locale C \
            >log &&
            as_server "$postgres/pg_ctl" -D data -l server -w \
                -o "-k $server -c listen_addresses= -F" start >>log
    ) 2>/dev/null
}
if [ -n "$postgres" ] && have psql && { [ "$(id -u)" -ne 0 ] || id postgres >/dev/null 2>&1; } &&
    start_server; then
    expect 0 'PostgreSQL loads it' psql -X -q -h "$server" -U postgres -v ON_ERROR_STOP=1 \
        -d postgres -f "$scratch/books.sql"
    err_is 'and says nothing' ''
    in_postgres() {
        psql -X -h "$server" -U postgres -d postgres -A -t -F ' ' -c \
            'SELECT account, month, yuan FROM monthly_changes' | tidy
    }
    agrees postgres
    stop_server
else
    skip postgres 'no server to start'
fi

# --- CSV ---

expect 0 'a file per table' audit export csv --output "$scratch/tables"
is 'one for each table of the database' "$(ls "$scratch/tables" | sed 's/\.csv$//' | sort)" \
    "$(sed -n 's/^CREATE TABLE "\(.*\)" ($/\1/p' "$scratch/books.sql" | sort)"
is 'no cell begins a formula' "$(cat "$scratch/tables"/*.csv "$scratch/books.csv" |
    grep -cE '(^|,)"?([=+@]|-[^0-9])')" 0
file_has 'but says what was written' "$scratch/tables/expenses.csv" "'@x"
file_has 'areas have their decimals' "$scratch/tables/unit_lines.csv" ',210.55,'
expect 0 'a second time over the first' audit export csv --output "$scratch/tables"
refused 2 'a folder is for csv' '--output is for csv' audit export sql --output "$scratch/other"
refused 6 'a folder that cannot be made' 'cannot make the folder' audit export csv \
    --output "$scratch/no/such/folder"
refused 2 'a form that is none' 'gnucash' audit export gnucash
for form in beancount sql csv; do
    expect 6 "$form: a full disk is noticed" on_full_disk audit export $form
done
expect 0 'the books of an earlier day' audit export sql --at 2026-01-31
out_has 'are of that day' 'CREATE VIEW "unit_balances"'
plan
