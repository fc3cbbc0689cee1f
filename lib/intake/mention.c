#include "intake/mention.h"

#include "base/arena.h"
#include "book/names.h"
#include "intake/cell.h"

#include <string.h>

enum { KEY_SIZE = 40 };

struct codes {
    struct names *units; /* code in capitals to index */
    int32_t *twin;       /* per unit: another that differs only in capitals, or -1 */
};

struct codes *codes_new(struct run *run, const struct book *book)
{
    struct codes *codes = arena_alloc(run->arena, sizeof *codes);

    codes->units = names_new(run->arena, book->unit_count);
    codes->twin = arena_array(run->arena, book->unit_count + 1, sizeof *codes->twin);
    for (size_t i = 0; i < book->unit_count; i++) {
        codes->twin[i] = -1;
        const char *key = cell_plain(run, book->units[i].code, true);
        int32_t known = names_add(codes->units, key, (int32_t)i);
        if (known >= 0)
            codes->twin[known] = (int32_t)i;
    }
    return codes;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_code_byte(char byte)
{
    return is_digit(byte) || (byte >= 'A' && byte <= 'Z') || byte == '-';
}

static const char *skip(const char *at, const char *bytes)
{
    return at + strspn(at, bytes);
}

/* The length of the longest word of the list (of `count`) that stands here; 0: none does. */
static size_t starts(const char *at, const char *const *words, size_t count)
{
    size_t longest = 0;

    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        if (length > longest && strncmp(at, words[i], length) == 0)
            longest = length;
    }
    return longest;
}

#define STARTS(at, words) starts((at), (words), sizeof(words) / sizeof *(words))

/* Whether the number that ends here counts something: months, days, yuan. */
static bool is_quantity(const char *at)
{
    static const char *const measures[] = {"月", "年", "日", "元", "块", "季", "天",
                                           "个", "次", "度", "吨", "%",  "平"};

    if ((*at == '.' || *at == ':') && is_digit(at[1]))
        return true;
    return STARTS(skip(at, " "), measures) > 0;
}

/* A run of letters, digits and dashes without the dashes around it. */
struct run_of {
    const char *at;
    size_t length;
    const char *end; /* of the run, dashes included */
};

static struct run_of take_run(const char *at)
{
    struct run_of run = {.at = skip(at, "-"), .end = at};

    while (is_code_byte(*run.end))
        run.end++;
    if (run.at >= run.end)
        return (struct run_of){.at = at, .end = run.end};
    run.length = (size_t)(run.end - run.at);
    while (run.length && run.at[run.length - 1] == '-')
        run.length--;
    return run;
}

/* A code that is put together from its parts. */
struct key {
    char bytes[KEY_SIZE];
    size_t length;
    bool full; /* longer than any code */
};

static void key_add(struct key *key, const char *part, size_t length)
{
    if (!length || key->length + length + 2 > KEY_SIZE) {
        key->full = true;
        return;
    }
    if (key->length)
        key->bytes[key->length++] = '-';
    memcpy(key->bytes + key->length, part, length);
    key->length += length;
    key->bytes[key->length] = '\0';
}

static int32_t key_find(const struct codes *codes, const struct key *key)
{
    return key->full || !key->length ? -1 : names_find(codes->units, key->bytes);
}

static void note(struct mention *mention, int32_t unit)
{
    if (unit < 0 || unit == mention->unit)
        return;
    if (mention->unit < 0)
        mention->unit = unit;
    else if (mention->other < 0)
        mention->other = unit;
}

/* Behind a building: "栋101室", "号楼 2单元101". Adds the rest of the code and returns its end;
 * NULL when it is no such form. `dated`: a month stands before, so "3号" is a day. */
static const char *spoken(const char *at, bool dated, struct key *key)
{
    static const char *const buildings[] = {"栋", "幢", "座", "楼", "号楼", "号", "#", "#楼"};
    static const char *const stairs[] = {"单元", "门"};
    static const char *const days[] = {"号"};

    at = skip(at, " ");
    size_t word = STARTS(at, buildings);
    if (!word || (dated && word == STARTS(at, days)))
        return NULL;
    struct run_of room = take_run(skip(at + word, " "));
    if (!room.length)
        return NULL;
    key_add(key, room.at, room.length);
    word = STARTS(room.end, stairs);
    if (!word)
        return room.end;
    room = take_run(skip(room.end + word, " "));
    key_add(key, room.at, room.length);
    return room.end;
}

/* "3-101、102": a second room of the same building, which makes it two units. */
static void note_next_room(const struct codes *codes, const struct key *key, const char *at,
                           struct mention *mention)
{
    static const char *const links[] = {"/", "、", ",",  "和", "及", "与",
                                        "&", "+",  "至", "到", "~"};
    const char *dash = strrchr(key->bytes, '-');
    struct key next = {.length = 0};

    at = skip(at, " ");
    size_t word = STARTS(at, links);
    if (!word || !dash)
        return;
    struct run_of room = take_run(skip(at + word, " "));
    if (is_quantity(room.end))
        return;
    key_add(&next, key->bytes, (size_t)(dash - key->bytes));
    key_add(&next, room.at, room.length);
    note(mention, key_find(codes, &next));
}

/* Whether a month stands right before: "11月3号". */
static bool is_dated(const char *text, const char *at)
{
    size_t length = strlen("月");

    while (at > text && at[-1] == ' ')
        at--;
    return (size_t)(at - text) >= length && strncmp(at - length, "月", length) == 0;
}

/* What begins with the run at `at`; returns where to go on. */
static const char *look(const struct codes *codes, const char *text, const char *at,
                        struct mention *mention)
{
    struct run_of run = take_run(at);
    struct key key = {.length = 0};
    const char *end = run.end;

    key_add(&key, run.at, run.length);
    int32_t unit = key_find(codes, &key);
    if (unit < 0) {
        const char *behind = spoken(run.end, is_dated(text, at), &key);
        unit = behind ? key_find(codes, &key) : -1;
        end = unit < 0 ? run.end : behind;
    }
    bool fraction = at > text + 1 && at[-1] == '.' && is_digit(at[-2]);
    if (unit < 0 || fraction || is_quantity(end))
        return run.end;
    note(mention, unit);
    note(mention, codes->twin[unit]);
    note_next_room(codes, &key, end, mention);
    return end;
}

struct mention mention_find(struct run *run, const struct codes *codes, const char *text)
{
    struct mention mention = {.unit = -1, .other = -1};
    const char *plain = cell_plain(run, text, true);

    for (const char *at = plain; *at;)
        at = is_code_byte(*at) ? look(codes, plain, at, &mention) : at + 1;
    return mention;
}
