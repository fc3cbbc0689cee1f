/* Keys and signatures of OpenSSH: ours are byte for byte its own, and what is damaged is no key. */
#include "base/arena.h"
#include "format/ssh.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static void set_up(void)
{
    arena = arena_new(NULL);
}

static void tear_down(void)
{
    arena_free(arena);
}

static const char *fixture(const char *name, size_t *size)
{
    enum { ROOM = 1 << 14 };
    const char *root = getenv("SOURCE_ROOT");
    const char *path = arena_printf(arena, "%s/tests/fixtures/ssh/%s", root ? root : ".", name);
    char *bytes = arena_alloc(arena, ROOM);
    FILE *file = fopen(path, "rb");

    ck_assert_msg(file != NULL, "cannot open %s", path);
    *size = fread(bytes, 1, ROOM - 1, file);
    ck_assert_int_eq(fclose(file), 0);
    return bytes;
}

static struct ssh_secret secret_of(const char *name)
{
    struct ssh_secret secret;
    size_t size;
    const char *bytes = fixture(name, &size);

    ck_assert_int_eq(ssh_file_read(arena, bytes, size, &secret), SSH_FILE_SECRET);
    return secret;
}

START_TEST(public_key)
{
    struct ssh_key key;
    const char *comment;
    size_t size;
    const char *line = fixture("key.pub", &size);

    ck_assert(ssh_key_parse(line, &key, &comment));
    ck_assert_str_eq(comment, "a\n");
    ck_assert_str_eq(ssh_key_text(arena, &key),
                     arena_dupn(arena, line, (size_t)(comment - line) - 1));
    ck_assert_str_eq(ssh_key_fingerprint(arena, &key),
                     "SHA256:jXDRxVNy/K9TD3epHsNoFxQBThmtFUWQhNn5WF73UzA");
    ck_assert(!ssh_key_parse("", &key, NULL));
    ck_assert(!ssh_key_parse("ssh-ed25519", &key, NULL));
    ck_assert(!ssh_key_parse("ssh-ed25519 ", &key, NULL));
    ck_assert(!ssh_key_parse("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ", &key, NULL));
    ck_assert(!ssh_key_parse(arena_dupn(arena, line, 60), &key, NULL));
}
END_TEST

START_TEST(key_files)
{
    const struct ssh_secret secret = secret_of("key");
    struct ssh_secret other;
    struct ssh_key key;
    size_t size;

    const char *bytes = fixture("key.pub", &size);
    ck_assert(ssh_key_parse(bytes, &key, NULL) && ssh_key_equal(&key, &secret.key));
    ck_assert_int_eq(ssh_file_read(arena, bytes, size, &other), SSH_FILE_PUBLIC);
    bytes = fixture("locked", &size);
    ck_assert_int_eq(ssh_file_read(arena, bytes, size, &other), SSH_FILE_ENCRYPTED);
    ck_assert_str_eq(ssh_key_fingerprint(arena, &other.key),
                     "SHA256:weM4uy22NjR8RfjyIqcdeFXpDQ1DKetPpBQ8vHFpVLY");
    bytes = fixture("ec", &size);
    ck_assert_int_eq(ssh_file_read(arena, bytes, size, &other), SSH_FILE_OTHER);
    ck_assert_int_eq(ssh_file_read(arena, "", 0, &other), SSH_FILE_UNKNOWN);
    ck_assert_int_eq(ssh_file_read(arena, "name: x\n", 8, &other), SSH_FILE_UNKNOWN);
}
END_TEST

/* Whatever bit of a key's file is wrong, it is no other key. */
START_TEST(damaged_key)
{
    const struct ssh_secret secret = secret_of("key");
    struct ssh_secret other;
    size_t size;
    const char *bytes = fixture("key", &size);

    for (size_t cut = 0; cut + 1 < size; cut++)
        ck_assert_int_ne(ssh_file_read(arena, bytes, cut, &other), SSH_FILE_SECRET);
    for (size_t i = 0; i < size; i++) {
        char *changed = arena_dupn(arena, bytes, size);
        changed[i] = changed[i] == 'B' ? 'C' : 'B';
        if (ssh_file_read(arena, changed, size, &other) == SSH_FILE_SECRET)
            ck_assert_mem_eq(&other, &secret, sizeof other);
    }
}
END_TEST

START_TEST(signing_is_openssh)
{
    struct ssh_secret secret = secret_of("key");
    size_t size, length;
    const char *message = fixture("message", &length);
    const char *wanted = fixture("message.sig", &size);

    ck_assert_str_eq(ssh_sign(arena, &secret, ssh_commits, message, length), wanted);
}
END_TEST

START_TEST(verifying)
{
    const struct ssh_secret secret = secret_of("key");
    struct ssh_key key;
    size_t size, length;
    const char *message = fixture("message", &length);

    const char *armour = fixture("message.sig", &size);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size, message, length, &key), SSH_GOOD);
    ck_assert(ssh_key_equal(&key, &secret.key));
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size, message, length - 1, &key),
                     SSH_BAD);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size - 2, message, length, &key),
                     SSH_GARBLED);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, "x", 1, message, length, &key), SSH_GARBLED);
    armour = fixture("sha256.sig", &size);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size, message, length, &key), SSH_GOOD);
    ck_assert_int_eq(ssh_verify(arena, ssh_checkpoints, armour, size, message, length, &key),
                     SSH_OTHER);
    armour = ssh_sign(arena, &secret, ssh_checkpoints, message, length);
    size = strlen(armour);
    ck_assert_int_eq(ssh_verify(arena, ssh_checkpoints, armour, size, message, length, &key),
                     SSH_GOOD);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size, message, length, &key),
                     SSH_OTHER);
    armour = fixture("file.sig", &size);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size, message, length, &key),
                     SSH_OTHER);
    armour = fixture("ec.sig", &size);
    ck_assert_int_eq(ssh_verify(arena, ssh_commits, armour, size, message, length, &key),
                     SSH_OTHER);
}
END_TEST

/* No single letter of a signature can be another one. The last letter before the padding has bits
 * that mean nothing, and a decoder that is not strict would let them differ. */
START_TEST(changed_signature)
{
    struct ssh_key key;
    size_t size, length;
    const char *message = fixture("message", &length);
    const char *armour = fixture("message.sig", &size);

    for (size_t i = 0; i + 1 < size; i++) {
        char *changed = arena_dupn(arena, armour, size);
        changed[i] = changed[i] == 'Q' ? 'R' : 'Q';
        ck_assert_msg(ssh_verify(arena, ssh_commits, changed, size, message, length, &key) !=
                          SSH_GOOD,
                      "letter %zu of the signature does not matter", i);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ssh");
    TCase *tests = tcase_create("ssh");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, public_key);
    tcase_add_test(tests, key_files);
    tcase_add_test(tests, damaged_key);
    tcase_add_test(tests, signing_is_openssh);
    tcase_add_test(tests, verifying);
    tcase_add_test(tests, changed_signature);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
