/*
 * Which files of a folder are known without reading them: what each was like when its bytes were
 * known, remembered in the ledger's memo under the folder's path. A file that is written to gets
 * another time of change (ctime) from the system, and nobody can set that time; so one that looks
 * as it did has the bytes that it had, whatever its size and its time of modification say.
 *
 * The clock that those times come from ticks some hundred times a second only, and what is written
 * to twice within a tick looks the same. Git has the same trouble with its index; here it is met
 * before anything is remembered: folder_remember() waits until the file system's clock has moved
 * on, and leaves out what was not last changed before that, and what is no longer as it was when
 * its bytes were known. What it cannot see is a file changed within the tick in which it was made,
 * in the hidden folder that is being filled, or one changed with its times set back while the run
 * is at it. Where a clock is set back, or ticks by the second, less is remembered.
 *
 * The memo is disposable, and so is what is said here: a file that is not known is read. Never ask
 * where somebody verifies.
 */
#ifndef CLI_FOLDER_MEMO_H
#define CLI_FOLDER_MEMO_H

#include "cli/folder.h"
#include "store/store.h"

struct folder_memo;

/* What is remembered of a folder: nothing, if there is nothing of use. In the run's arena. */
const struct folder_memo *folder_recall(struct run *run, const struct store *store,
                                        const struct folder *folder);
/* Whether a file that looks like this is one that had bytes with that sum. */
bool folder_knows(const struct folder_memo *memo, const char *path, const struct folder_look *look,
                  const char *sha256);
/* Remembers the files of a folder that is locked, sorted by path; `sums` has the sum of each. Of a
 * file whose look is zero, or is not what it was, nothing is remembered. */
void folder_remember(struct run *run, const struct store *store, const struct folder *folder,
                     const struct folder_file *files, const char *const *sums, size_t count);

#endif
