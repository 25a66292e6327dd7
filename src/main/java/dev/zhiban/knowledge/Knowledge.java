package dev.zhiban.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// The knowledge base as the other features use it. Nothing that the reader may not read ever comes back, nor counts.
public interface Knowledge {

    /// The best passages first, with the calibrated confidence that the first one answers the question.
    Found find(Search search);

    /// All passages of the published version of an article, in the order of the text; empty when not there or not readable.
    List<Passage> article(String articleId, Reader reader);

    /// The same of its translation into the language, where there is one that the reader may read.
    List<Passage> article(String articleId, Lang lang, Reader reader);

    /// Exactly the text that a citation names, also after the article has changed.
    Optional<Passage> open(String articleId, int version, int paragraph, Reader reader);

    /// What whoever asks should know about the search as it is now (only words are searched yet, or the index by meaning cannot
    /// be used); empty when all is well.
    Optional<Text> notice();

    /// Puts a draft into review, as a new article, or as a change of the one that is about the same; answers the article's id.
    String propose(Draft draft);

    /// Whether an article that the reader may read is one whose steps are to be gone through one at a time.
    boolean isRunbook(String articleId, Reader reader);

    /// Gathers a question that was asked in vain. Joins the caller's transaction; the same again counts once.
    void missed(Missed missed);

    /// Gathers what an agent solved a conversation with. Joins the caller's transaction.
    void solved(UUID conversation, String answer, UUID agent);

    /// Notes which passages somebody was shown. Never changes what is found.
    void shown(List<Citation> citations, @Nullable UUID conversation);

    /// Notes whether exactly the cited passage helped; the last word of a person counts. Never changes what is found.
    void vote(Citation citation, UUID person, boolean helpful);
}
