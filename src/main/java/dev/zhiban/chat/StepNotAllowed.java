package dev.zhiban.chat;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The conversation is in a state that does not allow the step; the document says which.
public class StepNotAllowed extends Problem {

    public StepNotAllowed(Owner owner, long epoch) {
        super(409, "step-not-allowed", text(owner));
        with("owner", owner).with("epoch", epoch);
    }

    private static Text text(Owner owner) {
        return switch (owner) {
            case BOT -> Text.of("会话目前由助手负责，不能执行这个操作。", "The assistant has this conversation now; the step is not possible.");
            case QUEUED ->
                Text.of("会话正在排队等待人工，不能执行这个操作。", "This conversation is waiting for a person; the step is not possible.");
            case PERSON -> Text.of("会话已由工程师负责，不能执行这个操作。", "A person has this conversation now; the step is not possible.");
            case CLOSED -> Text.of("会话已经结束，请开始新的会话。", "This conversation is over; please start a new one.");
        };
    }
}
