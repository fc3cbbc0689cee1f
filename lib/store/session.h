/*
 * One writer at work: the lock, the note of what is unfinished, and git's index lock. Everything
 * of ours lies in `.git/guiyuan/` (mode 0700) and may be deleted while nobody writes:
 *
 *   lock        flock()ed by the writer; says who that is. Never deleted: that would break it
 *   unfinished  a change is under way, or was when a process was killed
 *   synced      the commit that the work tree and the index were last made equal to
 *   tmp-…       files on their way to the work tree; index-… the index on its way; pack-… a pack
 *
 * Neither note is synced to disk. They are written by rename, so they are whole or missing; and
 * recovery needs them only to know more, not to be right.
 */
#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "store/git.h"

struct session {
    struct store *store;
    int own_fd;  /* `.git/guiyuan` */
    int lock_fd; /* holds the flock */
    bool index_locked;
    unsigned serial; /* makes the names of temporary files */
};

/* Takes the lock, waiting at most the store's patience, then STATUS_BUSY naming the holder. */
enum status session_begin(struct run *run, struct store *store, struct session *session);
/* Releases git's index lock and then ours. A cleanup function. */
void session_end(struct session *session);
/* Takes `.git/index.lock` unless it is held already. One that a killed process of ours left
 * behind is taken over; somebody else's is waited for, then STATUS_BUSY with its age. */
enum status session_lock_index(struct run *run, struct session *session);

#define AUTO_SESSION __attribute__((cleanup(session_end))) struct session

/* The note of an unfinished change. */
struct marker {
    bool found;            /* the file is there; the rest is zero when it is not readable */
    const char *operation; /* or NULL */
    bool has_expected;
    struct oid expected; /* the branch before the change; zero: unborn */
    struct oid commit;   /* what the branch is about to become; zero: not so far yet */
};

enum status marker_read(struct run *run, const struct session *session, struct marker *out);
enum status marker_write(struct run *run, struct session *session, const struct marker *marker);
/* Releases git's index lock first: killed between the two, a lock without a note would stay. */
enum status marker_remove(struct run *run, struct session *session);

/* `known` is false when the file is missing or unreadable. */
enum status synced_read(struct run *run, const struct session *session, struct oid *out,
                        bool *known);
enum status synced_write(struct run *run, struct session *session, struct oid commit);

/* Writes a small file of ours by rename. */
enum status own_write(struct run *run, struct session *session, const char *name, const char *bytes,
                      size_t size);
/* Writes all bytes or fails. */
enum status write_all(struct run *run, int fd, const char *bytes, size_t size, const char *what);
/* Removes the temporary files of a killed process. */
enum status own_sweep(struct run *run, const struct session *session);

/* Removes a folder in `dir` with the files in it, if it is there. */
enum status folder_remove(struct run *run, int dir, const char *name);

/* Milliseconds of a clock that only runs forward, for bounded waiting; and a short pause. */
int64_t clock_milliseconds(void);
void pause_shortly(void);
/* "3 minutes", since a file was last written. */
const char *age_text(struct run *run, int64_t since);
/* Whether a file was last written before this machine started: then no process holds it. */
bool is_older_than_boot(int64_t since);

#endif
