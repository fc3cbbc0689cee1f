#!/bin/sh
# The rules of the house that a compiler does not see: which way includes point, each foreign
# library's one door, no floating point, no functions that cannot be used safely, file sizes.
cd "$(dirname "$0")/../.." || exit 1
number=0
status=0

verdict() { # name, what was found
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
        status=1
    fi
}

sources() {
    find cmd lib -name '*.[ch]' | sort
}

# A folder may include itself and what stands before it; report, audit and intake know nothing of
# each other.
includes() {
    awk -v order='base record format store book cases intake report audit cli' '
        BEGIN {
            n = split(order, names, " ")
            for (i = 1; i <= n; i++) level[names[i]] = i
            peer["report"] = peer["audit"] = peer["intake"] = 1
        }
        match($0, /^#include "[a-z]+\//) {
            split(FILENAME, part, "/")
            from = part[2]
            to = substr($0, RSTART + 10, RLENGTH - 11)
            if (part[1] == "lib" && to == "cmd") print FILENAME ": includes " to
            if (part[1] != "lib" || from == to || !(to in level)) next
            if (level[to] > level[from] || (peer[to] && peer[from])) print FILENAME ": includes " to
        }' $(sources)
}

door() { # header, pattern of the files that may use it
    grep -nE "#include <$1" $(sources) | grep -vE "^$2"
}
doors() {
    door 'git2' 'lib/store/'
    door 'yaml\.h' 'lib/format/'
    door 'cmark' 'lib/format/'
    door 'jansson' 'lib/format/'
    door 'csv\.h' 'lib/format/'
    door 'zip\.h' 'lib/format/archive'
    door 'expat' 'lib/format/xlsx'
    door 'qrencode' 'lib/format/code'
    door 'lmdb' 'lib/store/memo'
    door 'utf8proc' 'lib/base/'
    door 'sodium' 'lib/base/'
}

floating() { # in code, not in comments or texts
    grep -nE '\b(float|double)\b' $(sources) | grep -vE '^[^:]+:[0-9]+: *(/?\*|//)' |
        grep -vE '"[^"]*\b(float|double)\b[^"]*"|/\*.*\b(float|double)\b'
}

# A child process has to end somewhere; it never shows anything.
printing() {
    grep -nE "\b(printf|fprintf|puts|putchar|fputs|exit|_exit)\(" \
        $(sources | grep -vE '^lib/(cli/|base/children\.c$)')
}

verdict 'includes point one way' "$(includes)"
verdict 'each foreign library has one door' "$(doors)"
verdict 'no floating point' "$(floating)"
verdict 'no unsafe functions' \
    "$(grep -nE '\b(strtok|atoi|atol|sprintf|strcpy|strcat|gets|alloca)\(' $(sources))"
verdict 'only lib/cli prints or exits' "$(printing)"
verdict 'no file over 600 lines' \
    "$(wc -l $(sources) | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines" }')"
verdict 'nothing left for later' "$(grep -nwE 'TODO|FIXME|XXX|HACK' $(sources))"
echo "1..$number"
exit $status
