package dev.zhiban.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Person;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.logs.Explanation;
import dev.zhiban.platform.text.Lang;

/// One turn: what was said, by whom, and what went before in the conversation (oldest first, without this turn).
///
/// @param conversation absent for a single question that nobody can follow up: then no clarifying question is asked
/// @param uploads what was uploaded with this turn or before, newest last
public record Question(
        @Nullable UUID conversation,
        Person asker,
        String text,
        List<Said> history,
        List<Upload> uploads) {

    public Question {
        history = List.copyOf(history);
        uploads = List.copyOf(uploads);
    }

    /// An earlier message. `answer` is grounded, quoted or unknown where the bot answered, from what it cited.
    public record Said(From from, String text, @Nullable String answer, List<Citation> cited) {
        public Said {
            cited = List.copyOf(cited);
        }

        /// The ids of the cited articles, each once.
        public List<String> articles() {
            return cited.stream().map(Citation::articleId).distinct().toList();
        }
    }

    public enum From {
        EMPLOYEE,
        BOT,
        AGENT,
        SYSTEM
    }

    /// An uploaded file; `explanation` where it was a log, `file` where its lines can be read again. `now` when it came with
    /// this turn.
    public record Upload(String name, String mediaType, @Nullable Explanation explanation, boolean now,
            @Nullable LogFile file) {

        public Upload(String name, String mediaType, @Nullable Explanation explanation, boolean now) {
            this(name, mediaType, explanation, now, null);
        }
    }

    /// A log that can be read from its beginning as often as wanted.
    public interface LogFile {

        /// @throws IOException when it is not there any more, or cannot be unpacked
        InputStream open() throws IOException;
    }

    /// The language of this turn: of its words, else of the asker's last words that show one, else Chinese.
    public Lang lang() {
        return langOf(text);
    }

    /// The same for a part of this turn (the words beside a pasted log).
    public Lang langOf(String part) {
        Lang before = history.stream().filter(said -> said.from() == From.EMPLOYEE && said.text().length() < 2000)
                .map(Said::text).reduce((Lang) null, (lang, said) -> said(said, lang), (a, b) -> b);
        Lang found = said(part, before);
        return found == null ? Lang.ZH : found;
    }

    private static @Nullable Lang said(String words, @Nullable Lang before) {
        if (before != null) {
            return Lang.next(words, before);
        }
        boolean letters = words.codePoints().anyMatch(Character::isLetter);
        boolean digits = words.codePoints().anyMatch(Character::isDigit);
        return letters ? Lang.of(words, digits ? Lang.ZH : Lang.EN) : null;
    }

    /// The bot's last message, if it said anything yet.
    public Optional<Said> lastBot() {
        return history.reversed().stream().filter(said -> said.from() == From.BOT).findFirst();
    }
}
