# The detail of a company's account in the form of China Construction Bank's CSV export: what the
# books have at the bank already ("date amount party", with a sign), and what owners paid into it.
#   awk -v month=2026-05 -v balance=1234.56 -f ccb.awk booked payments
function fen(text) {
    return text < 0 ? -int(-text * 100 + 0.5) : int(text * 100 + 0.5)
}
function yuan(amount) {
    return sprintf("%d.%02d", int(amount / 100), amount % 100)
}
FILENAME ~ /booked/ {
    key[++n] = $1
    amount[n] = fen($2)
    party[n] = $3
    text[n] = amount[n] < 0 ? "对公付款" : "转入"
    next
}
$4 == "bank" {
    key[++n] = sprintf("%s-%02d", month, $1)
    amount[n] = fen($3)
    party[n] = "住户"
    text[n] = $2 "物业费"
}
END {
    for (i = 1; i <= n; i++) at[i] = i
    for (i = 2; i <= n; i++) # by day, and within a day as they came
        for (k = i; k > 1 && key[at[k]] < key[at[k - 1]]; k--) {
            swap = at[k]
            at[k] = at[k - 1]
            at[k - 1] = swap
        }
    rest = fen(balance)
    digits = month
    gsub(/-/, "", digits)
    printf "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号\r\n"
    for (i = 1; i <= n; i++) {
        row = at[i]
        rest += amount[row]
        day = key[row]
        gsub(/-/, "", day)
        printf "\t,桂园业主委员会,%s %02d:%02d:00,%s,%s,%s,人民币元,%s,,,%s,%s,%s,%d-CCB%s%05d\r\n", day,
               9 + i % 8, (i * 7) % 60, amount[row] < 0 ? yuan(-amount[row]) : "",
               amount[row] < 0 ? "" : yuan(amount[row]), yuan(rest), party[row], day,
               amount[row] < 0 ? "转账支出" : "转账存入", text[row], i, digits, i
    }
}
