/*
 * Git's objects as raw bytes: read through libgit2's object database (which checks the hash of
 * what it read) and taken apart here, because the walks over a long history cannot afford to
 * build libgit2's own trees and commits.
 */
#ifndef STORE_OBJECT_H
#define STORE_OBJECT_H

#include "store/git.h"

enum { MODE_TREE = 040000, MODE_FILE = 0100644, MODE_TYPE = 0170000, MODE_REGULAR = 0100000 };

/* Reads one object, which must be of this type. The caller frees it. */
enum status object_read(struct run *run, git_odb *odb, struct oid oid, git_object_t type,
                        git_odb_object **out);

/* Whether there is one of this type; fails when that cannot be found out. */
enum status object_is_there(struct run *run, git_odb *odb, struct oid oid, git_object_t type,
                            bool *out);

/* Steps through the entries of a tree in git's order. */
struct tree_cursor {
    const char *at, *end;
    bool bad; /* the bytes are not a tree, or a name is one that no ledger may contain */
};

struct tree_item {
    unsigned mode;
    const char *name; /* NUL-terminated */
    size_t length;
    struct oid oid;
};

struct tree_cursor tree_cursor(git_odb_object *tree);
/* False at the end, or when the tree is bad. */
bool tree_next(struct tree_cursor *cursor, struct tree_item *out);
/* Git's order of entries: a folder sorts as if its name ended in '/'. */
int tree_compare(const char *a, size_t a_length, bool a_is_tree, const char *b, size_t b_length,
                 bool b_is_tree);

/* What the walks need of a commit; the pointers go into the object's bytes. */
struct glance {
    struct oid tree, parent; /* the first parent, or zero */
    size_t parents;
    const char *author, *committer; /* behind the key, up to a line feed */
    int64_t time;                   /* the author's */
    int32_t offset;                 /* seconds east of UTC */
    const char *message;
};

/* False when the bytes are no commit. */
bool commit_glance(git_odb_object *object, struct glance *out);
/* The same with a finding. */
enum status commit_look(struct run *run, git_odb_object *object, struct glance *out);
/* Reads the commit and takes it apart; the caller frees `object` when done with `out`. */
enum status commit_open(struct run *run, git_odb *odb, struct oid oid, git_odb_object **object,
                        struct glance *out);

/* "Name <address> 1700000000 +0800" into its parts; false when it is not like that. `name` and
 * `email` may be NULL. */
bool person_parse(struct arena *arena, const char *line, const char **name, const char **email,
                  int64_t *time, int32_t *offset);

/* The value of the n-th trailer with this key in a commit message, its length in `length`; NULL
 * when there is none. Trailers are the last paragraph, when it is not the first. */
const char *trailer_find(const char *message, const char *key, size_t n, size_t *length);

#endif
