#!/bin/sh
# languages: what a command says is in the language of who runs it; what it writes is not.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
chinese() { LC_ALL=C.UTF-8 LANGUAGE=zh_CN:en "$@"; }
by_locale() { LC_ALL=zh_CN.UTF-8 LANGUAGE= "$@"; }
plain() { LC_ALL=C LANGUAGE=zh_CN "$@"; }

expect 3 'a unit that is not there, in Chinese: the same status' chinese fees statement 9-999
err_has 'the message is in Chinese' '没有'
err_has 'and so is the hint' '提示：'
expect 3 'by a locale that is not installed' by_locale fees statement 9-999
err_has 'the message is in Chinese, too' '提示：'
expect 3 'the C locale is English, whatever LANGUAGE says' plain fees statement 9-999
err_has 'the message is in English' 'hint: '
expect 0 'a table' chinese fees arrears --all
out_has 'has its titles in Chinese' '房号'
expect 0 'the same as CSV' chinese fees arrears --all --format csv
out_has 'has its keys' 'unit,'
expect 0 'the register' chinese units list
out_has 'has its words in Chinese' '登记面积'
! grep -q registered "$out"
ok 'and none in English' $?
expect 0 'the register as JSON' chinese units list --format json
out_has 'has its values' '"source": "registered"'
expect 0 'a text that is put together' chinese audit verify
out_has 'is in Chinese' '条记录中的最新一次'
expect 0 'the same as CSV' chinese audit verify --format csv
out_has 'is in English' 'newest of'
expect 0 'help' chinese fees pay --help
out_has 'is in Chinese' '登记收到某户的款项'
expect 2 'a wrong command line' chinese fees pya
err_has 'is explained in Chinese' '未知的子命令'
expect 0 'a change' chinese fees pay 1-101 1.00 --via cash
out_has 'is told in Chinese' '物业费：收款 1.00'
git log -1 --format=%s | grep -q "^fees: receive 1.00 from 1-101 by cash"
ok 'and committed in English' $?
plan
