# Bash completion of Guiyuan's commands. Written by completions/generate from the tables in
# cmd/: change those.

_guiyuan_verbs() {
    case $1 in
    'compound') echo 'init check commit status close reopen gc' ;;
    'units') echo 'add import list show change' ;;
    'fees') echo 'tariff tariffs bill assess pay import identify reverse waive adjust arrears statement receipt list' ;;
    'expenses') echo 'add approve pay reverse list' ;;
    'funds') echo 'open transfer reconcile balance add-fund add-place add-category' ;;
    'report') echo 'month' ;;
    'audit') echo 'log trace verify export' ;;
    esac
}

_guiyuan_options() {
    case $1 in
    'compound') echo '-C --directory -h --help --version' ;;
    'compound init') echo '--name --language --timezone --currency --opened --decision-above --approval-above --credit-fund -C --directory -h --help --version' ;;
    'compound check') echo '-C --directory -h --help --version' ;;
    'compound commit') echo '--dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'compound status') echo '--at --format -C --directory -h --help --version' ;;
    'compound close') echo '--dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'compound reopen') echo '--reason --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'compound gc') echo '--all -C --directory -h --help --version' ;;
    'units') echo '-C --directory -h --help --version' ;;
    'units add') echo '--kind --area --owner --source --from --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'units import') echo '--dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'units list') echo '--building --on --at --format -C --directory -h --help --version' ;;
    'units show') echo '--at --format -C --directory -h --help --version' ;;
    'units change') echo '--owner --kind --area --source --from --reason --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees') echo '-C --directory -h --help --version' ;;
    'fees tariff') echo '--by --rate --split --of --name --fund --from --to --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees tariffs') echo '--at --format -C --directory -h --help --version' ;;
    'fees bill') echo '--month --meter --voucher --date --note --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees assess') echo '--due --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees pay') echo '--via --for --ref --date --note --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees import') echo '--to --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees identify') echo '--for --note --date --remember --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees reverse') echo '--reason --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees waive') echo '--decision --reason --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees adjust') echo '--reason --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'fees arrears') echo '--unit --on --all --at --format -C --directory -h --help --version' ;;
    'fees statement') echo '--from --to --at --format -C --directory -h --help --version' ;;
    'fees receipt') echo '--at --format -o --output -C --directory -h --help --version' ;;
    'fees list') echo '--month --unit --kind --unidentified --at --format -C --directory -h --help --version' ;;
    'expenses') echo '-C --directory -h --help --version' ;;
    'expenses add') echo '--category --payee --fund --from --handler --by --purpose --post --bill --voucher --no-voucher --decision --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'expenses approve') echo '--by --decision --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'expenses pay') echo '--from --ref --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'expenses reverse') echo '--reason --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'expenses list') echo '--month --category --state --at --format -C --directory -h --help --version' ;;
    'funds') echo '-C --directory -h --help --version' ;;
    'funds open') echo '--place --fund --unit --item --month --date --note --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'funds transfer') echo '--from --to --from-fund --to-fund --reason --decision --date --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'funds reconcile') echo '--balance --date --explanation --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'funds balance') echo '--month --at --format -C --directory -h --help --version' ;;
    'funds add-fund') echo '--name --kind --restricted --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'funds add-place') echo '--name --kind --holder --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'funds add-category') echo '--name --group --dry-run -m --message --operation --allow-personal -C --directory -h --help --version' ;;
    'report') echo '-C --directory -h --help --version' ;;
    'report month') echo '--at --format -o --output -C --directory -h --help --version' ;;
    'audit') echo '-C --directory -h --help --version' ;;
    'audit log') echo '--unit --record --author --limit --at --format -C --directory -h --help --version' ;;
    'audit trace') echo '--at --format -C --directory -h --help --version' ;;
    'audit verify') echo '--list --at --format -C --directory -h --help --version' ;;
    'audit export') echo '--at -C --directory -h --help --version' ;;
    esac
}

# Fails for an option without a value.
_guiyuan_values() {
    case $1 in
    'compound init 1') echo '@folder' ;;
    'compound init --name') echo '' ;;
    'compound init --language') echo 'zh-CN en' ;;
    'compound init --timezone') echo '' ;;
    'compound init --currency') echo 'CNY HKD MOP TWD SGD MYR USD EUR' ;;
    'compound init --opened') echo '' ;;
    'compound init --decision-above') echo '' ;;
    'compound init --approval-above') echo '' ;;
    'compound init --credit-fund') echo '' ;;
    'compound commit --message') echo '' ;;
    'compound commit -m') echo '' ;;
    'compound commit --operation') echo '' ;;
    'compound commit --allow-personal') echo '' ;;
    'compound status --at') echo '' ;;
    'compound status --format') echo 'table csv json' ;;
    'compound close --message') echo '' ;;
    'compound close -m') echo '' ;;
    'compound close --operation') echo '' ;;
    'compound close --allow-personal') echo '' ;;
    'compound reopen --reason') echo '' ;;
    'compound reopen --message') echo '' ;;
    'compound reopen -m') echo '' ;;
    'compound reopen --operation') echo '' ;;
    'compound reopen --allow-personal') echo '' ;;
    'units add --kind') echo '' ;;
    'units add --area') echo '' ;;
    'units add --owner') echo '' ;;
    'units add --source') echo 'registered surveyed contract' ;;
    'units add --from') echo '' ;;
    'units add --message') echo '' ;;
    'units add -m') echo '' ;;
    'units add --operation') echo '' ;;
    'units add --allow-personal') echo '' ;;
    'units import 1') echo '@file' ;;
    'units import --message') echo '' ;;
    'units import -m') echo '' ;;
    'units import --operation') echo '' ;;
    'units import --allow-personal') echo '' ;;
    'units list --building') echo '' ;;
    'units list --on') echo '' ;;
    'units list --at') echo '' ;;
    'units list --format') echo 'table csv json' ;;
    'units show --at') echo '' ;;
    'units show --format') echo 'table csv json' ;;
    'units change --owner') echo '' ;;
    'units change --kind') echo '' ;;
    'units change --area') echo '' ;;
    'units change --source') echo 'registered surveyed contract' ;;
    'units change --from') echo '' ;;
    'units change --reason') echo '' ;;
    'units change --message') echo '' ;;
    'units change -m') echo '' ;;
    'units change --operation') echo '' ;;
    'units change --allow-personal') echo '' ;;
    'fees tariff 1') echo 'set' ;;
    'fees tariff --by') echo 'area unit share' ;;
    'fees tariff --rate') echo '' ;;
    'fees tariff --split') echo 'area unit' ;;
    'fees tariff --of') echo '' ;;
    'fees tariff --name') echo '' ;;
    'fees tariff --fund') echo '' ;;
    'fees tariff --from') echo '' ;;
    'fees tariff --to') echo '' ;;
    'fees tariff --message') echo '' ;;
    'fees tariff -m') echo '' ;;
    'fees tariff --operation') echo '' ;;
    'fees tariff --allow-personal') echo '' ;;
    'fees tariffs --at') echo '' ;;
    'fees tariffs --format') echo 'table csv json' ;;
    'fees bill --month') echo '' ;;
    'fees bill --meter') echo '' ;;
    'fees bill --voucher') echo '@file' ;;
    'fees bill --date') echo '' ;;
    'fees bill --note') echo '' ;;
    'fees bill --message') echo '' ;;
    'fees bill -m') echo '' ;;
    'fees bill --operation') echo '' ;;
    'fees bill --allow-personal') echo '' ;;
    'fees assess --due') echo '' ;;
    'fees assess --message') echo '' ;;
    'fees assess -m') echo '' ;;
    'fees assess --operation') echo '' ;;
    'fees assess --allow-personal') echo '' ;;
    'fees pay --via') echo '' ;;
    'fees pay --for') echo '' ;;
    'fees pay --ref') echo '' ;;
    'fees pay --date') echo '' ;;
    'fees pay --note') echo '' ;;
    'fees pay --message') echo '' ;;
    'fees pay -m') echo '' ;;
    'fees pay --operation') echo '' ;;
    'fees pay --allow-personal') echo '' ;;
    'fees import 1') echo '@file' ;;
    'fees import --to') echo '' ;;
    'fees import --message') echo '' ;;
    'fees import -m') echo '' ;;
    'fees import --operation') echo '' ;;
    'fees import --allow-personal') echo '' ;;
    'fees identify --for') echo '' ;;
    'fees identify --note') echo '' ;;
    'fees identify --date') echo '' ;;
    'fees identify --message') echo '' ;;
    'fees identify -m') echo '' ;;
    'fees identify --operation') echo '' ;;
    'fees identify --allow-personal') echo '' ;;
    'fees reverse --reason') echo '' ;;
    'fees reverse --date') echo '' ;;
    'fees reverse --message') echo '' ;;
    'fees reverse -m') echo '' ;;
    'fees reverse --operation') echo '' ;;
    'fees reverse --allow-personal') echo '' ;;
    'fees waive --decision') echo '' ;;
    'fees waive --reason') echo '' ;;
    'fees waive --date') echo '' ;;
    'fees waive --message') echo '' ;;
    'fees waive -m') echo '' ;;
    'fees waive --operation') echo '' ;;
    'fees waive --allow-personal') echo '' ;;
    'fees adjust --reason') echo '' ;;
    'fees adjust --date') echo '' ;;
    'fees adjust --message') echo '' ;;
    'fees adjust -m') echo '' ;;
    'fees adjust --operation') echo '' ;;
    'fees adjust --allow-personal') echo '' ;;
    'fees arrears --unit') echo '' ;;
    'fees arrears --on') echo '' ;;
    'fees arrears --at') echo '' ;;
    'fees arrears --format') echo 'table csv json' ;;
    'fees statement --from') echo '' ;;
    'fees statement --to') echo '' ;;
    'fees statement --at') echo '' ;;
    'fees statement --format') echo 'table csv json' ;;
    'fees receipt --at') echo '' ;;
    'fees receipt --format') echo 'markdown html json' ;;
    'fees receipt --output') echo '@file' ;;
    'fees receipt -o') echo '@file' ;;
    'fees list --month') echo '' ;;
    'fees list --unit') echo '' ;;
    'fees list --kind') echo 'receipt bill charge waiver adjustment identification statement reversal' ;;
    'fees list --at') echo '' ;;
    'fees list --format') echo 'table csv json' ;;
    'expenses add --category') echo '' ;;
    'expenses add --payee') echo '' ;;
    'expenses add --fund') echo '' ;;
    'expenses add --from') echo '' ;;
    'expenses add --handler') echo '' ;;
    'expenses add --by') echo '' ;;
    'expenses add --purpose') echo '' ;;
    'expenses add --post') echo '' ;;
    'expenses add --bill') echo '' ;;
    'expenses add --voucher') echo '@file' ;;
    'expenses add --no-voucher') echo '' ;;
    'expenses add --decision') echo '' ;;
    'expenses add --date') echo '' ;;
    'expenses add --message') echo '' ;;
    'expenses add -m') echo '' ;;
    'expenses add --operation') echo '' ;;
    'expenses add --allow-personal') echo '' ;;
    'expenses approve --by') echo '' ;;
    'expenses approve --decision') echo '' ;;
    'expenses approve --date') echo '' ;;
    'expenses approve --message') echo '' ;;
    'expenses approve -m') echo '' ;;
    'expenses approve --operation') echo '' ;;
    'expenses approve --allow-personal') echo '' ;;
    'expenses pay --from') echo '' ;;
    'expenses pay --ref') echo '' ;;
    'expenses pay --date') echo '' ;;
    'expenses pay --message') echo '' ;;
    'expenses pay -m') echo '' ;;
    'expenses pay --operation') echo '' ;;
    'expenses pay --allow-personal') echo '' ;;
    'expenses reverse --reason') echo '' ;;
    'expenses reverse --date') echo '' ;;
    'expenses reverse --message') echo '' ;;
    'expenses reverse -m') echo '' ;;
    'expenses reverse --operation') echo '' ;;
    'expenses reverse --allow-personal') echo '' ;;
    'expenses list --month') echo '' ;;
    'expenses list --category') echo '' ;;
    'expenses list --state') echo 'entered approved paid reversed' ;;
    'expenses list --at') echo '' ;;
    'expenses list --format') echo 'table csv json' ;;
    'funds open --place') echo '' ;;
    'funds open --fund') echo '' ;;
    'funds open --unit') echo '' ;;
    'funds open --item') echo '' ;;
    'funds open --month') echo '' ;;
    'funds open --date') echo '' ;;
    'funds open --note') echo '' ;;
    'funds open --message') echo '' ;;
    'funds open -m') echo '' ;;
    'funds open --operation') echo '' ;;
    'funds open --allow-personal') echo '' ;;
    'funds transfer --from') echo '' ;;
    'funds transfer --to') echo '' ;;
    'funds transfer --from-fund') echo '' ;;
    'funds transfer --to-fund') echo '' ;;
    'funds transfer --reason') echo '' ;;
    'funds transfer --decision') echo '' ;;
    'funds transfer --date') echo '' ;;
    'funds transfer --message') echo '' ;;
    'funds transfer -m') echo '' ;;
    'funds transfer --operation') echo '' ;;
    'funds transfer --allow-personal') echo '' ;;
    'funds reconcile --balance') echo '' ;;
    'funds reconcile --date') echo '' ;;
    'funds reconcile --explanation') echo '' ;;
    'funds reconcile --message') echo '' ;;
    'funds reconcile -m') echo '' ;;
    'funds reconcile --operation') echo '' ;;
    'funds reconcile --allow-personal') echo '' ;;
    'funds balance --month') echo '' ;;
    'funds balance --at') echo '' ;;
    'funds balance --format') echo 'table csv json' ;;
    'funds add-fund --name') echo '' ;;
    'funds add-fund --kind') echo 'operating utilities common maintenance donation deposit' ;;
    'funds add-fund --restricted') echo '' ;;
    'funds add-fund --message') echo '' ;;
    'funds add-fund -m') echo '' ;;
    'funds add-fund --operation') echo '' ;;
    'funds add-fund --allow-personal') echo '' ;;
    'funds add-place --name') echo '' ;;
    'funds add-place --kind') echo 'bank wechat alipay cash' ;;
    'funds add-place --holder') echo 'compound person' ;;
    'funds add-place --message') echo '' ;;
    'funds add-place -m') echo '' ;;
    'funds add-place --operation') echo '' ;;
    'funds add-place --allow-personal') echo '' ;;
    'funds add-category --name') echo '' ;;
    'funds add-category --group') echo 'staff service utilities repair other' ;;
    'funds add-category --message') echo '' ;;
    'funds add-category -m') echo '' ;;
    'funds add-category --operation') echo '' ;;
    'funds add-category --allow-personal') echo '' ;;
    'report month --at') echo '' ;;
    'report month --format') echo 'markdown html json' ;;
    'report month --output') echo '@file' ;;
    'report month -o') echo '@file' ;;
    'audit log --unit') echo '' ;;
    'audit log --record') echo '' ;;
    'audit log --author') echo '' ;;
    'audit log --limit') echo '' ;;
    'audit log --at') echo '' ;;
    'audit log --format') echo 'table csv json' ;;
    'audit trace --at') echo '' ;;
    'audit trace --format') echo 'table csv json' ;;
    'audit verify --at') echo '' ;;
    'audit verify --format') echo 'table csv json' ;;
    'audit export 1') echo 'hledger' ;;
    'audit export --at') echo '' ;;
    *' -C' | *' --directory') echo @folder ;;
    *) return 1 ;;
    esac
}

_guiyuan() {
    local command=${1##*/} path word words option='' cur=${COMP_WORDS[COMP_CWORD]}
    local -i at count=0
    path=${command#}
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ $option ]]; then
            [[ $word == '=' ]] || option=''
        elif [[ $word == -* ]]; then
            _guiyuan_values "$path $word" >/dev/null && option=$word
        elif [[ $(_guiyuan_verbs "$path") ]]; then
            path+=" $word"
        else
            count+=1
        fi
    done
    [[ $cur == '=' ]] && cur=''
    if [[ $option ]]; then
        words=$(_guiyuan_values "$path $option")
    elif [[ $cur == -* ]]; then
        words=$(_guiyuan_options "$path")
    else
        words=$(_guiyuan_verbs "$path")
        [[ $words ]] || words=$(_guiyuan_values "$path $((count + 1))")
    fi
    case $words in
    @file) compopt -o filenames 2>/dev/null; words=$(compgen -f -- "$cur") ;;
    @folder) compopt -o filenames 2>/dev/null; words=$(compgen -d -- "$cur") ;;
    *) words=$(compgen -W "$words" -- "$cur") ;;
    esac
    COMPREPLY=()
    [[ $words ]] && mapfile -t COMPREPLY <<<"$words"
    return 0
}

complete -F _guiyuan compound units fees expenses funds report audit
