#!/bin/sh
# Statements of banks for which no mapping is built in: the draft that is made of the names of
# their columns reads them as it is.
. "$(dirname "$0")/lib.sh"

fixtures=$source_dir/tests/fixtures/statements
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
funds add-place bank --name Bank --kind bank >/dev/null 2>&1

# All banks tell of the same days: three payments of units, two of nobody, one that went out.
bank='book 3, unidentified 2, known 0, skipped 0, review 0, unexplained 1'

kept() { # NAME: its draft, kept as it is, reads its statement
    expect 0 "$1: the draft is kept" fees mapping "$fixtures/$1.csv" --name "$1" --title "$1"
    run fees import "$fixtures/$1.csv" --to bank --dry-run --map "$1"
    is "$1: what it reads" "$(grep '^book ' "$out")" "$bank"
    out_has "$1: whose payer has a name and no account" '甲某 '
    is "$1: accounts are left out" "$(grep -c '6200' "$out")" 0
}

kept ccb
file_has 'the words of China Construction Bank' statements/ccb.yaml 'date: "交易日期"
amount: "交易金额"
balance: "账户余额"
summary: "摘要"
remark: "交易地点/附言"
payer: "对方账号与户名"
currency: "币别"'
kept ccb-company
file_has 'a time that says the day is the date' statements/ccb-company.yaml 'date: "交易时间"
in: "贷方发生额/元(收入)"
out: "借方发生额/元(支取)"
serial: "账户明细编号-交易流水号"'
kept psbc
file_has 'a unit behind the name' statements/psbc.yaml 'in: "收入金额(元)"
out: "支出金额(元)"
serial: "交易流水号"
balance: "账户余额(元)"
summary: "业务类型"'
kept citic
file_has "a teller's number is no serial" statements/citic.yaml 'date: "交易日期"
in: "贷方发生额"
out: "借方发生额"
balance: "账户余额"
summary: "摘要"
payer: "对方账户名称"'
kept spd
file_has 'what was put in and drawn' statements/spd.yaml 'time: "交易时间"
in: "存入金额"
out: "支取金额"'
kept cmbc
file_has 'one column of both signs' statements/cmbc.yaml 'date: "交易时间"
amount: "交易金额"
balance: "账户余额"
summary: "摘要"
payer: "对方户名/账号"'
expect 0 'the ledger holds together with all of them' compound check
plan
