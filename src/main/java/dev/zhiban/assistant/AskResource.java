package dev.zhiban.assistant;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// One question, one answer, no conversation.
@Path("/api/v1/ask")
@Authenticated
class AskResource {

    private static final int LONGEST = 20_000;

    private final Assistant assistant;
    private final Knowledge knowledge;
    private final CurrentPerson person;

    AskResource(Assistant assistant, Knowledge knowledge, CurrentPerson person) {
        this.assistant = assistant;
        this.knowledge = knowledge;
        this.person = person;
    }

    record Ask(@Nullable String text) {
    }

    /// @param answer grounded, quoted or unknown; absent where the text asked for no knowledge ("hello")
    /// @param notice absent where the search was whole; else why a better answer may come later
    record Asked(@Nullable String answer, String text, double confidence, List<Citation> citations, @Nullable String notice) {
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Asked ask(@Nullable Ask ask) {
        String text = ask == null || ask.text() == null ? "" : ask.text();
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw Problem.badRequest("text-missing", Text.of("请写明问题。", "Say what the question is."));
        }
        if (text.length() > LONGEST) {
            throw Problem.badRequest("text-too-long",
                    Text.of("问题太长了，最多 20000 个字符。", "The question is too long: 20,000 characters at most."));
        }
        Question question = new Question(null, person.get(), text, List.of(), List.of());
        String notice = knowledge.notice().map(it -> it.in(question.lang())).orElse(null);
        Reply reply = assistant.answer(question, Progress.NONE);
        Answer answer = reply.answer();
        return new Asked(answer == null ? null : answer.tag(), reply.text(), reply.confidence(),
                answer == null ? List.of() : answer.cited(), notice);
    }
}
