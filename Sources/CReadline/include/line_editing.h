// GNU readline as Swift can use it: its state is global variables and its events are function pointers without a context, which
// Swift 6 rightly refuses to touch. There is one terminal, so there is one owner.
//
// The owner draws the line itself (readline cannot draw continuation prompts) and takes over a few commands that mean something
// else in a buffer of several lines. Everything else is readline's: key bindings and ~/.inputrc, emacs and vi modes, kill ring,
// undo, history and its searches.
#ifndef TAIPAN_LINE_EDITING_H
#define TAIPAN_LINE_EDITING_H

// The commands whose keys the owner takes over, wherever ~/.inputrc has bound them.
enum taipan_line_command {
    TAIPAN_LINE_ACCEPT,
    TAIPAN_LINE_PREVIOUS,
    TAIPAN_LINE_NEXT,
    TAIPAN_LINE_BEGIN,
    TAIPAN_LINE_END,
    TAIPAN_LINE_RUBOUT,
    TAIPAN_LINE_KILL,
    TAIPAN_LINE_DISCARD,
    TAIPAN_LINE_COMPLETE,
    TAIPAN_LINE_PASTE,
    TAIPAN_LINE_CLEAR,
    // Not one of readline's: Alt-Enter, a line break wherever the cursor is.
    TAIPAN_LINE_BREAK,
};

struct taipan_line_owner {
    void *context;
    // Waits for a key, and answers signals meanwhile: 1 if there may be one, 0 if the terminal is gone, -1 if the line is given up.
    int (*wait)(void *context);
    // The text, the cursor or the prompt has changed.
    void (*draw)(void *context);
    // A key of one of the commands was pressed.
    int (*command)(void *context, int command, int count, int key);
    // The line is done (NULL: end of input). The text belongs to the receiver, who frees it with taipan_line_free.
    void (*done)(void *context, char *text);
    // The characters that end the word before the cursor; valid until the next call.
    const char *(*word_breaks)(void *context);
    // Completions of the text from `start` to `end`: a call of taipan_line_add_match for each.
    void (*complete)(void *context, int start, int end);
    // Several completions are to be shown: taipan_line_show_matches does it.
    void (*list)(void *context, char **matches, int count, int longest);
};

// Takes the terminal over. The owner outlives the process's use of it.
void taipan_line_set_owner(const struct taipan_line_owner *owner);

// Begins and ends the reading of a line; between them the terminal reads key by key.
void taipan_line_begin(const char *prompt);
void taipan_line_cancel(void);
// Reads one key, and what belongs to it: the rest of an escape sequence or of a paste.
void taipan_line_read_key(void);
// Does what readline would have done for a command.
int taipan_line_default(int command, int count, int key);
// The line is done: `done` comes after the current key.
void taipan_line_finish(void);
// After the process was stopped and continued: 1 if the terminal was used otherwise meanwhile.
int taipan_line_prepare_terminal(void);
// After the size of the terminal has changed.
void taipan_line_resize(void);

// The text, as readline holds it.
const char *taipan_line_text(void);
int taipan_line_length(void);
int taipan_line_point(void);
void taipan_line_set_point(int point);
void taipan_line_insert(const char *text);
void taipan_line_delete(int start, int end);
void taipan_line_kill(int start, int end);
// What is to be shown before the text: the prompt, or a message such as that of a search.
const char *taipan_line_prompt(void);
// A search is on, or a message: the prompt is not the owner's.
int taipan_line_shows_message(void);

void taipan_line_add_match(const char *text);
// What is appended to a completion if it is the only one; 0 for nothing.
void taipan_line_append(int character);
void taipan_line_show_matches(char **matches, int count, int longest);
void taipan_line_free(void *memory);
void taipan_line_write(const char *bytes, unsigned long count);
void taipan_line_bell(void);

void taipan_line_add_history(const char *text);
void taipan_line_clear_history(void);
// The history, counted from 0: how many entries, one of them (NULL if there is none), and changing it (0 if there is none).
int taipan_line_history_count(void);
const char *taipan_line_history_entry(int index);
int taipan_line_history_remove(int index);
int taipan_line_history_replace(int index, const char *text);
// Evaluates a line of an inputrc file.
void taipan_line_configure(char *line);

#endif
