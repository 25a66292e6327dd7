package dev.zhiban.assistant.tool;

import java.util.List;

/// The tools that a model has. What is not in this list cannot be called.
public final class Toolbox {

    private Toolbox() {
    }

    public static List<Object> of(Desk desk) {
        return List.of(new SearchAgain(desk), new ReadFurther(desk), new ExplainTheLog(desk), new TicketStatus(desk),
                new ProposeHandover(desk));
    }
}
