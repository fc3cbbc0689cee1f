# A bill of Alipay's app in the form of its CSV export (to be turned into GB18030), up to a day of
# the month: what came in, and the expenses of the file before the payments ("date amount what").
#   awk -v month=2026-06 -v until=25 -f alipay.awk spent payments
BEGIN {
    split("清风 明月 海棠 石榴 白露", names, " ")
    digits = month
    gsub(/-/, "", digits)
}
function row(time, kind, party, goods, side, amount, serial) {
    rows[++n] = sprintf("%s,%s          ,%s    ,abc***@example.invalid,%s,%s,%s,余额,交易成功    ,%s\t,\t,,",
                        time, kind, party, goods, side, amount, serial)
}
FILENAME ~ /spent/ {
    out++
    spent += int($2 * 100 + 0.5)
    row(substr($1, 1, 10) " 10:20:00", "日用百货", "某商城", $3, "支出", $2,
        digits "2422001400000000009" sprintf("%03d", out))
    next
}
$4 == "alipay" && $1 + 0 <= until + 0 {
    code = $2
    gsub(/[^0-9]/, "", code)
    sum += int($3 * 100 + 0.5)
    row(sprintf("%s-%02d %02d:%02d:16", month, $1, 8 + ++in_count % 12, (in_count * 17) % 60),
        "转账红包", names[code % 5 + 1], $5 "物业费", "收入", $3,
        sprintf("%s%02d22001400000000%06d", digits, $1, code))
}
END {
    printf "----------------------------------------------------------------------------------------\r\n"
    printf "导出信息：\r\n姓名：某某\r\n支付宝账户：someone\r\n"
    printf "起始时间：[%s-01 00:00:00]    终止时间：[%s-%02d 23:59:59]\r\n", month, month, until
    printf "导出交易类型：[全部]\r\n导出时间：[%s-%02d 20:00:00]\r\n", month, until
    printf "共%d笔记录\r\n收入：%d笔 %d.%02d元\r\n", n, in_count, int(sum / 100), sum % 100
    printf "支出：%d笔 %d.%02d元\r\n不计收支：0笔 0.00元\r\n\r\n", out, int(spent / 100), spent % 100
    printf "特别提示：\r\n1.本回单内容可表明支付宝受理了相应支付交易申请；\r\n\r\n"
    printf "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\r\n"
    printf "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n"
    for (i = n; i >= 1; i--) printf "%s\r\n", rows[i]
}
