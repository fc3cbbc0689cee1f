# A personal WeChat Pay bill in the form of its CSV export, up to a day of the month.
#   awk -v month=2026-03 -v until=15 -f wechat.awk payments
BEGIN {
    split("桂花糕 云淡风轻 小桥流水 阳光正好 向日葵 老树新芽 听雨 南风 远山 知足常乐", names, " ")
    types[0] = "二维码收款"
    types[1] = "转账"
}
$4 == "wechat" && $1 + 0 <= until + 0 {
    n++
    day = $1
    amount = $3
    sum += int($3 * 100 + 0.5)
    time = sprintf("%s-%02d %02d:%02d:%02d", month, day, 8 + n % 12, (n * 17) % 60, (n * 31) % 60)
    digits = month
    gsub(/-/, "", digits)
    unit = $2
    code = unit
    gsub(/[^0-9]/, "", code)
    serial = sprintf("42000%s%02d%06d%09d", digits, day, code, code * 7919 + day)
    kind = types[n % 3 == 0]
    goods = kind == "转账" ? "转账备注:微信转账" : "收款方备注:二维码收款"
    if ($5 != "-") goods = (n % 2) ? "物业费 " $5 : $5 "物业水电"
    status = kind == "转账" ? "已存入零钱" : "已收钱"
    row[n] = sprintf("%s,%s,%s,\"%s\",收入,¥%s,零钱,%s,\"%s\t\",\"%s\t\",\"/\"", time, kind,
                     names[(code % 10) + 1], goods, amount, status, serial, "10000" serial)
}
END {
    printf "\357\273\277微信支付账单明细,,,,,,,,,,\r\n"
    printf "微信昵称：[桂园业委会],,,,,,,,,,\r\n"
    printf "起始时间：[%s-01 00:00:00] 终止时间：[%s-%02d 23:59:59],,,,,,,,,,\r\n", month, month, until
    printf "导出类型：[全部],,,,,,,,,,\r\n"
    printf "导出时间：[%s-%02d 19:30:00],,,,,,,,,,\r\n", month, until
    printf ",,,,,,,,,,\r\n"
    printf "共%d笔记录,,,,,,,,,,\r\n", n
    printf "收入：%d笔 %d.%02d元,,,,,,,,,,\r\n", n, int(sum / 100), sum % 100
    printf "支出：0笔 0.00元,,,,,,,,,,\r\n"
    printf "中性交易：0笔 0.00元,,,,,,,,,,\r\n"
    printf "注：,,,,,,,,,,\r\n"
    printf "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,,,\r\n"
    printf "2. 本明细仅展示当前账单中的交易，不包括已删除的记录,,,,,,,,,,\r\n"
    printf "3. 本明细仅供个人对账使用,,,,,,,,,,\r\n"
    printf ",,,,,,,,,,\r\n"
    printf "----------------------微信支付账单明细列表--------------------,,,,,,,,,,\r\n"
    printf "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\r\n"
    for (i = n; i >= 1; i--) printf "%s\r\n", row[i]
}
