package dev.zhiban.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;

/// What an article holds for a search engine or a bot rather than for a reader. None of it is searched.
public final class PlantedText {

    private static final String REPETITION = "repetition";
    private static final String ORDER = "order-to-the-bot";

    private PlantedText() {
    }

    /// Tags of the kinds: those of [HiddenText], `repetition`, `order-to-the-bot`; sorted by kind.
    ///
    /// @param sections those that were cut from the text
    public static List<String> in(String markdown, List<Section> sections) {
        List<String> tags = new ArrayList<>(HiddenText.in(markdown).stream().map(HiddenText.Kind::tag).toList());
        List<String> texts = sections.stream().map(Section::text).toList();
        if (Repetition.in(texts)) {
            tags.add(REPETITION);
        }
        if (texts.stream().anyMatch(BotOrder::in)) {
            tags.add(ORDER);
        }
        return List.copyOf(tags);
    }
}
