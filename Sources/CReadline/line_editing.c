#define _GNU_SOURCE
#include "line_editing.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <readline/history.h>
#include <readline/readline.h>

static const struct taipan_line_owner *owner;

// Completions of the current attempt, in the form that readline wants.
static char **matches;
static size_t match_count, match_capacity;

// MARK: Events

static void draw(void) { owner->draw(owner->context); }

static void done(char *text) {
    rl_callback_handler_remove();
    owner->done(owner->context, text);
}

// readline's own reading would go on after a signal, and would wait for ever for keys that were thrown away: with Ctrl-C the
// terminal forgets what has been typed, also between the moment it says that there is something and the moment it is read.
static int read_byte(FILE *stream) {
    for (;;) {
        int state = owner->wait(owner->context);
        if (state < 0) return READERR;
        unsigned char byte;
        ssize_t count = read(fileno(stream), &byte, 1);
        if (count == 1) return byte;
        if (state == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) return EOF;
    }
}

static char *word_breaks(void) { return (char *)owner->word_breaks(owner->context); }

static char **complete(const char *word, int start, int end) {
    (void)word;
    rl_attempted_completion_over = 1;
    rl_completion_append_character = '\0';
    matches = NULL;
    match_count = match_capacity = 0;
    owner->complete(owner->context, start, end);
    char **all = matches;
    matches = NULL;
    if (!all) return NULL;
    // The first entry is what all have in common.
    size_t common = strlen(all[1]);
    for (size_t i = 2; i <= match_count; i++) {
        size_t same = 0;
        while (same < common && all[1][same] == all[i][same]) same++;
        common = same;
    }
    // Not in the middle of a character.
    while (common > 0 && ((unsigned char)all[1][common] & 0xC0) == 0x80) common--;
    all[0] = strndup(all[1], common);
    if (match_count == 1) {
        free(all[1]);
        all[1] = NULL;
    }
    return all;
}

static void list(char **all, int count, int longest) { owner->list(owner->context, all, count, longest); }

#define COMMAND(name, code) \
    static int name(int count, int key) { return owner->command(owner->context, code, count, key); }
COMMAND(on_accept, TAIPAN_LINE_ACCEPT)
COMMAND(on_previous, TAIPAN_LINE_PREVIOUS)
COMMAND(on_next, TAIPAN_LINE_NEXT)
COMMAND(on_begin, TAIPAN_LINE_BEGIN)
COMMAND(on_end, TAIPAN_LINE_END)
COMMAND(on_rubout, TAIPAN_LINE_RUBOUT)
COMMAND(on_kill, TAIPAN_LINE_KILL)
COMMAND(on_discard, TAIPAN_LINE_DISCARD)
COMMAND(on_complete, TAIPAN_LINE_COMPLETE)
COMMAND(on_paste, TAIPAN_LINE_PASTE)
COMMAND(on_clear, TAIPAN_LINE_CLEAR)
COMMAND(on_break, TAIPAN_LINE_BREAK)

static const struct {
    rl_command_func_t *original, *replacement;
} commands[] = {
    [TAIPAN_LINE_ACCEPT] = {rl_newline, on_accept},
    [TAIPAN_LINE_PREVIOUS] = {rl_get_previous_history, on_previous},
    [TAIPAN_LINE_NEXT] = {rl_get_next_history, on_next},
    [TAIPAN_LINE_BEGIN] = {rl_beg_of_line, on_begin},
    [TAIPAN_LINE_END] = {rl_end_of_line, on_end},
    [TAIPAN_LINE_RUBOUT] = {rl_rubout, on_rubout},
    [TAIPAN_LINE_KILL] = {rl_kill_line, on_kill},
    [TAIPAN_LINE_DISCARD] = {rl_unix_line_discard, on_discard},
    [TAIPAN_LINE_COMPLETE] = {rl_complete, on_complete},
    [TAIPAN_LINE_PASTE] = {rl_bracketed_paste_begin, on_paste},
    [TAIPAN_LINE_CLEAR] = {rl_clear_screen, on_clear},
};

// Binds the keys of the replaced commands anew, in one keymap.
static void take_over(Keymap map) {
    if (!map) return;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char **keys = rl_invoking_keyseqs_in_map(commands[i].original, map);
        if (!keys) continue;
        for (size_t k = 0; keys[k]; k++) {
            rl_bind_keyseq_in_map(keys[k], commands[i].replacement, map);
            free(keys[k]);
        }
        free(keys);
    }
}

static void take_over_all(void) {
    take_over(rl_get_keymap_by_name("emacs-standard"));
    take_over(rl_get_keymap_by_name("vi-insert"));
    take_over(rl_get_keymap_by_name("vi-move"));
}

// MARK: The terminal

// Text is UTF-8 even where the locale is "C", as everywhere in the interpreter.
static void set_locale(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    if (!setlocale(LC_CTYPE, "C.UTF-8")) return;
    rl_variable_bind("input-meta", "on");
    rl_variable_bind("output-meta", "on");
    rl_variable_bind("convert-meta", "off");
}

// The modes while a line is being read.
static struct termios modes;

// As readline prepares the terminal, but a read never waits: the owner does.
static void prepare_terminal(int wants_meta) {
    rl_prep_terminal(wants_meta);
    if (tcgetattr(fileno(rl_instream), &modes) != 0) return;
    modes.c_cc[VMIN] = 0;
    modes.c_cc[VTIME] = 0;
    while (tcsetattr(fileno(rl_instream), TCSADRAIN, &modes) != 0 && errno == EINTR) {}
}

void taipan_line_set_owner(const struct taipan_line_owner *new_owner) {
    owner = new_owner;
    rl_readline_name = "python";
    // Signals are the interpreter's.
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_getc_function = read_byte;
    rl_prep_term_function = prepare_terminal;
    rl_redisplay_function = draw;
    rl_attempted_completion_function = complete;
    rl_completion_word_break_hook = word_breaks;
    rl_completion_display_matches_hook = list;
    rl_completer_quote_characters = "";
    rl_basic_quote_characters = "";
    using_history();
    rl_initialize();
    // Otherwise the keys of the terminal (Ctrl-U, Backspace) would be bound to readline's own commands at every prompt.
    rl_variable_bind("bind-tty-special-chars", "off");
    set_locale();
    take_over_all();
    rl_bind_keyseq_if_unbound_in_map("\\e\\C-m", on_break, rl_get_keymap_by_name("emacs-standard"));
    rl_bind_keyseq_if_unbound_in_map("\\e\\C-j", on_break, rl_get_keymap_by_name("emacs-standard"));
}

void taipan_line_begin(const char *prompt) { rl_callback_handler_install(prompt, done); }

void taipan_line_cancel(void) {
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_callback_handler_remove();
    rl_clear_pending_input();
    rl_replace_line("", 0);
    using_history();
}

void taipan_line_read_key(void) { rl_callback_read_char(); }

int taipan_line_default(int command, int count, int key) {
    if (command < 0 || command > TAIPAN_LINE_CLEAR) return 0;
    // Some do something else when they are repeated: a second Tab lists.
    if (rl_last_func == commands[command].replacement) rl_last_func = commands[command].original;
    return commands[command].original(count, key);
}

void taipan_line_finish(void) {
    RL_SETSTATE(RL_STATE_DONE);
    rl_done = 1;
}

int taipan_line_prepare_terminal(void) {
    struct termios now;
    if (!RL_ISSTATE(RL_STATE_TERMPREPPED) || tcgetattr(fileno(rl_instream), &now) != 0) return 0;
    if (now.c_lflag == modes.c_lflag && now.c_iflag == modes.c_iflag && now.c_cc[VMIN] == 0) return 0;
    while (tcsetattr(fileno(rl_instream), TCSADRAIN, &modes) != 0 && errno == EINTR) {}
    // a shell has taken this back as well
    const char *value = rl_variable_value("enable-bracketed-paste");
    if (value && strcmp(value, "on") == 0) fputs("\033[?2004h", rl_outstream);
    return 1;
}

void taipan_line_resize(void) { rl_reset_screen_size(); }

// MARK: The text

const char *taipan_line_text(void) { return rl_line_buffer; }
int taipan_line_length(void) { return rl_end; }
int taipan_line_point(void) { return rl_point; }
void taipan_line_set_point(int point) { rl_point = point < 0 ? 0 : point > rl_end ? rl_end : point; }

void taipan_line_insert(const char *text) {
    // without a terminal there is no line
    if (RL_ISSTATE(RL_STATE_INITIALIZED)) rl_insert_text(text);
}

void taipan_line_delete(int start, int end) {
    rl_delete_text(start, end);
    rl_point = start;
}

void taipan_line_kill(int start, int end) {
    rl_kill_text(start, end);
    rl_point = start;
}

const char *taipan_line_prompt(void) { return rl_display_prompt ? rl_display_prompt : ""; }
int taipan_line_shows_message(void) { return rl_display_prompt != rl_prompt; }

// MARK: Completion

void taipan_line_add_match(const char *text) {
    // One place before them for what they have in common, one behind them for the end.
    if (match_count + 3 > match_capacity) {
        size_t capacity = match_capacity ? 2 * match_capacity : 32;
        char **larger = realloc(matches, capacity * sizeof *larger);
        if (!larger) return;
        matches = larger;
        match_capacity = capacity;
    }
    char *copy = strdup(text);
    if (!copy) return;
    matches[0] = NULL;
    matches[++match_count] = copy;
    matches[match_count + 1] = NULL;
}

void taipan_line_append(int character) { rl_completion_append_character = character; }

void taipan_line_show_matches(char **all, int count, int longest) {
    if (rl_completion_query_items > 0 && count >= rl_completion_query_items) {
        fprintf(rl_outstream, "\r\nDisplay all %d possibilities? (y or n)", count);
        fflush(rl_outstream);
        int key = rl_read_key();
        if (key != 'y' && key != 'Y' && key != ' ') {
            fputs("\r\n", rl_outstream);
            fflush(rl_outstream);
            return;
        }
    }
    rl_display_match_list(all, count, longest);
    fflush(rl_outstream);
}

// MARK: The rest

void taipan_line_free(void *memory) { free(memory); }

void taipan_line_write(const char *bytes, unsigned long count) {
    fwrite(bytes, 1, count, rl_outstream);
    fflush(rl_outstream);
}

void taipan_line_bell(void) { rl_ding(); }
void taipan_line_add_history(const char *text) { add_history(text); }
void taipan_line_clear_history(void) { clear_history(); }

int taipan_line_history_count(void) {
    using_history();
    return history_length;
}

const char *taipan_line_history_entry(int index) {
    if (index < 0 || index >= history_length) return NULL;
    HIST_ENTRY *entry = history_get(history_base + index);
    return entry ? entry->line : NULL;
}

static int released(HIST_ENTRY *entry) {
    if (!entry) return 0;
    free_history_entry(entry);
    return 1;
}

int taipan_line_history_remove(int index) { return released(remove_history(index)); }

int taipan_line_history_replace(int index, const char *text) {
    return released(replace_history_entry(index, text, NULL));
}

void taipan_line_configure(char *line) {
    rl_parse_and_bind(line);
    // a key may have been bound to one of readline's own commands
    if (owner) take_over_all();
}
