/*
 * The door to libgit2, private to this folder: the open store, the translation of libgit2's
 * failures into findings, and cleanup of its handles. libgit2 returns a negative number and keeps
 * a message per thread; outside of this folder there are only statuses and findings.
 */
#ifndef STORE_GIT_H
#define STORE_GIT_H

#include "store/store.h"

#include <git2.h>

enum { WORKERS_MAX = 16, LOCK_PATIENCE = 10000 /* milliseconds */ };
/* Files of the work tree are read whole; more than this is nobody's record. */
enum { WORK_FILE_MAX = 64 * 1024 * 1024 };

/* Folders that were read last: what one commit has, the next has mostly, too. */
enum { RECENT_TREES = 16 };
struct recent_trees {
    git_odb_object *object[RECENT_TREES];
    size_t next;
};

struct store {
    git_repository *repo;
    git_odb *odb;
    const char *root;    /* absolute, no '/' at the end */
    const char *git_dir; /* root + "/.git" */
    const char *branch;  /* what HEAD points to: "refs/heads/main" */
    int root_fd, git_fd; /* the two folders */
    struct recent_trees recent;
    int patience;                       /* milliseconds to wait for somebody else's lock */
    struct arena *workers[WORKERS_MAX]; /* memory of the threads of snapshot_visit() */
    size_t worker_count;
};

/* Adds an error finding with libgit2's reason behind `format`, and returns the status that fits:
 * STATUS_BUSY for a lock, STATUS_SYSTEM otherwise. */
enum status fail_git(struct run *run, int error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same for a failed system call, with errno's reason. */
enum status fail_system(struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What to do about an errno, or NULL. */
const char *errno_hint(int error);

/* Initialises libgit2 for one store; git_leave() undoes it. */
enum status git_enter(struct run *run);
void git_leave(void);
/* Whether libgit2 syncs each file that it writes, and its folder: on, but while objects or the
 * index are written, which are synced together afterwards. Without any, a power cut leaves a
 * branch that points to objects never written. */
void git_sync(bool on);

struct oid oid_of(const git_oid *id);
git_oid oid_git(struct oid oid);

/* The commit that the branch points to; zero when the branch is unborn. */
enum status branch_read(struct run *run, const struct store *store, struct oid *out);

/* A file descriptor of a cleanup variable; -1 when there is none. */
void fd_close(int *fd);
/* Reads a small file in the folder `dir` into the arena. `out` is NULL when it is not there, or,
 * with `most` bytes or more, not a file that this program wrote. */
enum status file_slurp(struct run *run, int dir, const char *name, size_t most, char **out);

#define AUTO_FD __attribute__((cleanup(fd_close))) int

/* AUTO(git_index) *index = NULL; is freed at the end of its block. */
#define AUTO(type) __attribute__((cleanup(type##_autofree))) type
#define AUTO_FREE(type)                                                                            \
    static inline void type##_autofree(type **handle)                                              \
    {                                                                                              \
        type##_free(*handle);                                                                      \
    }

AUTO_FREE(git_config)
AUTO_FREE(git_config_iterator)
AUTO_FREE(git_index)
AUTO_FREE(git_object)
AUTO_FREE(git_odb)
AUTO_FREE(git_odb_object)
AUTO_FREE(git_packbuilder)
AUTO_FREE(git_reference)
AUTO_FREE(git_reference_iterator)
AUTO_FREE(git_repository)
AUTO_FREE(git_signature)
AUTO_FREE(git_tree)
AUTO_FREE(git_treebuilder)

#endif
