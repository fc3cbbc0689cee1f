#!/bin/sh
# Statements of every format: read, matched on both sides, booked once, compared with the books.
. "$(dirname "$0")/lib.sh"

fixtures=$source_dir/tests/fixtures/statements
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    funds add-place bank --name Bank --kind bank
    funds add-place alipay --name Alipay --kind alipay
    funds open 1000 --place bank --fund operating
    funds open 1000 --place wechat --fund operating
} >/dev/null 2>&1
printf '112233\n' >"$scratch/password"
printf 'wrong\n' >"$scratch/wrong"
: >"$scratch/empty"

tried() { # NAME FILE PLACE WANTED [OPTION...]: what would happen to the rows
    name=$1
    file=$2
    place=$3
    wanted=$4
    shift 4
    run fees import "$fixtures/$file" --to "$place" --dry-run "$@"
    is "$name" "$(grep '^book ' "$out")" "$wanted"
}

# --- every format ---
same='book 3, unidentified 1, known 0, skipped 0, review 0'
tried 'a spreadsheet' wechat-personal.xlsx wechat \
    'book 3, unidentified 1, known 0, skipped 1, review 0, unexplained 1'
tried 'in an archive with a password' wechat-personal.zip wechat \
    'book 3, unidentified 1, known 0, skipped 1, review 0, unexplained 1' \
    --password-file "$scratch/password"
out_has 'dates and amounts are those of the cells' \
    '23  2026-11-01    160.00  book          1-101  code  P261103-001'
tried 'a formula is no amount' wechat-personal-formula.xlsx wechat \
    'book 2, unidentified 1, known 0, skipped 1, review 1, unexplained 1'
tried 'the fund bill' wechat-funds.csv wechat "$same, unexplained 2"
tried 'the trade bill' wechat-trades.csv wechat \
    'book 3, unidentified 1, known 0, skipped 0, review 1'
out_has 'whose fees have five decimals' 'fees kept back: 3.62'
tried "Alipay's app" alipay-personal.csv alipay \
    'book 3, unidentified 1, known 0, skipped 1, review 1, unexplained 1'
out_has 'a refund takes its payment with it' 'given back, on line 25'
tried "Alipay's merchant" alipay-merchant.csv alipay "$same, unexplained 2"
bank='book 3, unidentified 2, known 0, skipped 0, review 0, unexplained 1'
for name in icbc icbc-newer cmb abc bocom boc; do
    tried "the bank $name" $name.csv bank "$bank"
done

# --- what is wrong ---
bad() { # NAME TEXT FILE [OPTION...]
    name=$1
    text=$2
    file=$3
    shift 3
    refused 3 "$name" "$text" fees import "$fixtures/$file" --to wechat "$@"
}
bad 'a spreadsheet cut off' 'cut.xlsx: the archive cannot be read' wechat-personal-cut.xlsx
bad 'an archive cut off' 'cut.zip: the archive cannot be read' wechat-personal-cut.zip
bad 'a damaged spreadsheet' 'the archive cannot be read: CRC error' wechat-personal-damaged.xlsx
bad 'a document type' 'it declares a document type' wechat-personal-doctype.xlsx
bad 'two statements in one archive' 'the archive holds 2 statements, not one' two-statements.zip
bad 'no password' 'the archive is locked with a password' wechat-personal.zip
bad 'a wrong password' 'the password does not open the archive' wechat-personal.zip \
    --password-file "$scratch/wrong"
bad 'an empty password file' 'has no password in its first line' wechat-personal.zip \
    --password-file "$scratch/empty"
bad 'a balance that does not follow' 'balance.csv:5: the balance 1,669.04 does not follow' \
    wechat-funds-bad-balance.csv
bad 'sums that do not add up' 'the bill states 4 incoming rows of 703.33, but has 4 of 603.33' \
    wechat-funds-bad-totals.csv
bad 'fees that do not add up' 'the bill states fees of 3.52, but its rows have 3.62' \
    wechat-trades-bad-fees.csv
bad 'a bill that breaks off' 'the bill breaks off before its sums' alipay-merchant-cut.csv
bad 'a column that is missing' "column.csv:4: the table has no column '余额'" icbc-missing-column.csv
bad "a bank's total" 'the bill states 5 incoming rows of 1,736.66' icbc-bad-total.csv
bad 'a mapping that is not there' "there is no mapping 'nobank'" cmb.csv --map nobank
bad 'another mapping' "no table with the columns of the mapping 'abc'" wechat-funds.csv --map abc
run fees import "$fixtures/alipay-personal-six-decimals.csv" --to alipay --dry-run
out_has 'six decimals are listed with their row' \
    '31  2026-11-01          review                                  an amount with more than two'
truncate -s 500M "$scratch/huge.csv"
refused 3 'a file of 500 MB' 'is larger than 65536 KiB' fees import "$scratch/huge.csv" --to bank
rm "$scratch/huge.csv"

# --- both sides, once ---
{
    printf 'slip\n' >"$scratch/slip.pdf"
    expenses add 45.60 --category staff --post guard --payee guards --fund operating --from bank \
        --handler p003 --by p002 --voucher "$scratch/slip.pdf"
    git config user.name Chair
    git config user.email chair@example.org
    expenses approve X261103-001 --by p001
    git config --unset user.name
    git config --unset user.email
    expenses pay X261103-001
} >"$scratch/log" 2>&1
expect 0 "a bank's statement" fees import "$fixtures/abc.csv" --to bank
out_has 'the payment in the books explains what went out' 'review 0, matched 1'
file_has 'a serial may look like a card number' fees/2026/11/03.yaml \
    'amount: 80.00, via: bank, ref: "4000000000000002", statement: S261103-001}'
file_has 'but not like a telephone number' fees/2026/11/03.yaml 'ref: "D20261102-'
is 'which is nowhere' "$(grep -rc 13800138000 fees | grep -v ':0')" ''
is 'no account is anywhere' "$(grep -r '62\(00\|28\)' fees private)" ''
file_has 'the record counts both sides' fees/2026/11/03.yaml 'outgoing: 1, spent: 45.60}'
expect 0 'the ledger holds together' compound check
cp "$fixtures/abc.csv" "$scratch/other name.txt"
expect 0 'under another name' fees import "$scratch/other name.txt" --to bank
out_has 'nothing is booked again' 'book 0, unidentified 0, known 5, skipped 0, review 0, matched 1'

part() { # ROWS...: a statement of these rows of boc.csv, in that order
    iconv -f UTF-16LE -t UTF-8 "$fixtures/boc.csv" >"$scratch/whole.csv"
    head -n 2 "$scratch/whole.csv"
    for row in "$@"; do sed -n "$((row + 2))p" "$scratch/whole.csv"; done
}
funds add-place bank2 --name Second --kind bank >/dev/null
part 1 2 3 4 5 >"$scratch/early.csv"
expect 1 'a statement without serials' fees import "$scratch/early.csv" --to bank2
out_has 'what went out is listed' '45.60  unexplained'
part 1 2 3 4 5 6 >"$scratch/later.csv"
expect 1 'the same days, later' fees import "$scratch/later.csv" --to bank2
out_has 'one row more' 'book 0, unidentified 1, known 4, skipped 0, review 0, unexplained 1'
part 6 4 5 2 1 3 >"$scratch/mixed.csv"
expect 1 'out of order' fees import "$scratch/mixed.csv" --to bank2
out_has 'nothing new' 'book 0, unidentified 0, known 5,'
part 1 2 2 3 4 5 6 6 >"$scratch/twice.csv"
expect 1 'rows that stand there twice' fees import "$scratch/twice.csv" --to bank2 --dry-run
out_has 'are copies' 'known                                 the same as line 4 of the file'
out_has 'and not booked' 'book 0, unidentified 0, known 7,'
part 1 2 4 5 6 >"$scratch/gap.csv"
refused 3 'a row that is missing' 'gap.csv:5: the balance 2,524.40 does not follow' \
    fees import "$scratch/gap.csv" --to bank2

sed 's/2026-11-02,09:31:00/2027-11-02,09:31:00/; s/2026-11-01,08/2026-09-01,08/' \
    "$scratch/later.csv" | grep -v '办公' >"$scratch/days.csv"
sed -i 's/"[0-9,.]*","\([0-9,.]*\)"/"5.00",/' "$scratch/days.csv"
expect 1 'days that cannot be' fees import "$scratch/days.csv" --to bank2 --dry-run
out_has 'in the future' 'dated in the future'
out_has 'before the books' 'dated before the books began, on 2026-10-01'

# --- WeChat: one payment, two bills; a withdrawal; a receipt without its serial ---
expect 1 'the trade bill is booked' fees import "$fixtures/wechat-trades.csv" --to wechat
expect 0 'a withdrawal is a transfer' funds transfer 500 --from wechat --to bank2 \
    --reason 'to the bank' --date 2026-11-03
expect 1 'the fund bill of the same days' fees import "$fixtures/wechat-funds.csv" --to wechat
out_has 'adds nothing' 'book 0, unidentified 0, known 4, skipped 0, review 0, matched 1, unexplained 1'
fees pay 1-102 80 --via alipay --date 2026-11-02 >/dev/null
run fees import "$fixtures/alipay-merchant.csv" --to alipay --dry-run
out_has 'what was booked by hand is not booked again' \
    'perhaps P261103-015, which was booked without a serial'

# --- personal numbers ---
refused 4 'a telephone number is no serial' 'a mobile number' \
    fees pay 1-101 1 --via cash --ref 13800138000
expect 0 'a serial like a card number is' fees pay 1-101 1 --via cash --ref 4000000000000002
refused 4 'but not in a note' "a bank card number '400****0002' in the field 'note'" \
    fees pay 1-101 1 --via cash --note 'ref: 4000000000000002'
expect 0 'the audit finds nothing personal' eval "audit verify >$scratch/audit 2>&1 || grep -L personal $scratch/audit"

# --- mappings ---
expect 0 'a bank that is not known' fees mapping "$fixtures/other-bank.csv"
out_has 'its columns are shown' 'Credit       160.00       1,330.00'
out_has 'with a mapping' 'date: "Date"
order: dmy
in: "Credit"
out: "Debit"
serial: "Reference"
balance: "Balance"
remark: "Description"
payer: "Name"'
expect 0 'which is kept' fees mapping "$fixtures/other-bank.csv" --name village --title 'Village bank'
made 'in one commit' <<'END'
fees: add the mapping village for Village bank

Ledger-Command: fees mapping

statements/village.yaml
+title: "Village bank"
+kind: bank
+date: "Date"
+order: dmy
+in: "Credit"
+out: "Debit"
+serial: "Reference"
+balance: "Balance"
+remark: "Description"
+payer: "Name"
END
refused 4 'once' "there is a mapping 'village' already" \
    fees mapping "$fixtures/other-bank.csv" --name village
refused 2 'under a plain name' "'Village Bank' is no name of a mapping" \
    fees mapping "$fixtures/other-bank.csv" --name 'Village Bank'
refused 3 'from a table' 'no line of the file looks like the names of columns' \
    fees mapping "$fixtures/wechat-personal-bad-header.csv"
tried 'it is found by its columns' other-bank.csv bank2 \
    'book 3, unidentified 2, known 0, skipped 0, review 0, unexplained 1'
tried 'or by its name' other-bank.csv bank2 \
    'book 3, unidentified 2, known 0, skipped 0, review 0, unexplained 1' --map village
expect 0 'the ledger holds together with it' compound check
sed -i 's/^kind: bank$/&\nencoding: gb18030/' statements/village.yaml
expect 0 'a mapping is changed by hand' compound commit -m 'statements: the encoding of village'
refused 3 'another encoding than it says' "the mapping 'village' wants gb18030, but the file is UTF-8" \
    fees import "$fixtures/other-bank.csv" --to bank2
printf 'title: "Bad"\nkind: bank\ndate: "Date"\nin: "Credit"\n' >statements/bad.yaml
expect 3 'a mapping without amounts is refused' compound commit -m 'statements: bad'
err_has 'by name' 'the mapping does not say in which column the amounts stand'
rm statements/bad.yaml

# --- reconciliation row by row ---
expect 1 'a statement beside the books' funds reconcile bank2 --statement "$scratch/later.csv" \
    --explanation 'the shop is still to be entered'
out_has 'a row that the books lack' 'statement     5  2026-11-02  -45.60'
out_has 'how many agree' '5 rows agree; only on the statement: 1 (-45.60); only in the books: 0 (0.00)'
file_has 'balance and day are taken from it' funds/2026/11/03.yaml \
    'date: 2026-11-02, place: bank2, balance: 2591.06, booked: 1636.66'
refused 2 'a statement without balances' 'the statement has no balances' \
    eval 'funds reconcile wechat --statement "$fixtures/wechat-trades.csv" >"$scratch/shown"'
refused 2 'neither balance nor statement' "option '--balance' is missing" funds reconcile bank
fees pay 1-101 7 --via bank2 --date 2026-11-02 >/dev/null
run funds reconcile bank2 --statement "$scratch/early.csv" --explanation x
out_has 'entries that the statement lacks' 'books            2026-11-02   33.33  P261103-010'
out_has 'each' '7.00  P261103-0'

# --- residents read it ---
run report month 2026-11
out_has "the month's report lists the imports" '| bank account | 2026-11-01 | 2026-11-02 | 6 | 1,636.66 | 45.60 | 2 | 0 | 0 | S261103-001 |'

plan
