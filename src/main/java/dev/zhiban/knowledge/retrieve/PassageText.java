package dev.zhiban.knowledge.retrieve;

import java.util.List;

/// A passage as it is searched and shown. `questions` are the other ways in which people ask for the article; articles of one
/// `family` say the same in several languages.
public record PassageText(PassageId id, String family, String title, List<String> questions, String heading, String text,
        String lang) {

    public PassageText {
        questions = List.copyOf(questions);
    }
}
