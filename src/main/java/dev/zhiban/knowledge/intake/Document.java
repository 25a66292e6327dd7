package dev.zhiban.knowledge.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// What one document says, as Markdown whose sections begin with `##`.
///
/// @param place where it was found: the file's name, inside an archive with the path there, in a table with the row
/// @param lang of the text, as its letters show
/// @param questions what people ask that it answers, where the document says so
/// @param source address that the document names as its own; absent where it names none
/// @param pictures that the Markdown names by their keys
/// @param notes what did not come along (images, cut text) and should be looked at
record Document(String place, String title, Lang lang, String markdown, List<String> questions, List<String> tags,
        @Nullable String source, List<Picture> pictures, List<Text> notes) {

    public Document {
        questions = List.copyOf(questions);
        tags = List.copyOf(tags);
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
    }
}
