package dev.zhiban.knowledge;

import java.util.List;
import java.util.Optional;

import dev.zhiban.identity.Reader;
import dev.zhiban.platform.text.Text;

/// The knowledge base as the other features use it. Nothing that the reader may not read ever comes back, nor counts.
public interface Knowledge {

    /// The best passages first, with the calibrated confidence that the first one answers the question.
    Found find(Search search);

    /// All passages of the published version of an article, in the order of the text; empty when not there or not readable.
    List<Passage> article(String articleId, Reader reader);

    /// Exactly the text that a citation names, also after the article has changed.
    Optional<Passage> open(String articleId, int version, int paragraph, Reader reader);

    /// What whoever asks should know about the search as it is now (only words are searched yet, or the index by meaning cannot
    /// be used); empty when all is well.
    Optional<Text> notice();

    /// Puts a draft into review; answers the id of the draft.
    String propose(Draft draft);
}
