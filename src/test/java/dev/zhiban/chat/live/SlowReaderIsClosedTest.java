package dev.zhiban.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.assistant.Question.From;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

class SlowReaderIsClosedTest {

    private final List<CloseReason> closed = new ArrayList<>();
    private final WebSocketConnection connection = (WebSocketConnection) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] { WebSocketConnection.class }, (proxy, method, arguments) -> switch (method.getName()) {
                case "isOpen" -> closed.isEmpty();
                case "close" -> closing((CloseReason) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private Uni<Void> closing(CloseReason reason) {
        closed.add(reason);
        return Uni.createFrom().voidItem();
    }

    @Test
    void whoLetsTheQueueFillUpIsClosedOnce() {
        Line line = new Line(connection, new ObjectMapper());
        for (int i = 0; i < 256; i++) {
            line.queue(new Frame.Typing(From.BOT));
        }
        assertThat(closed).isEmpty();
        line.queue(new Frame.Typing(From.BOT));
        line.queue(new Frame.Typing(From.BOT));
        assertThat(closed).extracting(CloseReason::getCode).containsExactly(4008);
        assertThat(line.open()).isFalse();
    }
}
