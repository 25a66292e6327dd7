package dev.zhiban.assistant.generate;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.platform.model.BoundedHttp;

/// One call of the model on a thread of its own, as a queue of what comes. Whoever waits can give up at any moment:
/// [#close] ends the connection and the thread.
final class Attempt implements AutoCloseable {

    sealed interface Event {

        record Said(String text) implements Event {
        }

        /// Something that is no text: a tool is being called.
        record Busy() implements Event {
        }

        /// @param whole false when the model stopped in the middle
        record Over(boolean whole) implements Event {
        }

        record Failed(Throwable why) implements Event {
        }
    }

    /// What LangChain4j makes an AI service of.
    interface Service {

        @dev.langchain4j.service.UserMessage("{{question}}")
        TokenStream answer(@MemoryId String conversation, @V("question") String question);
    }

    private static final int MEMORY = 40;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BoundedHttp http;
    private final Thread thread;

    /// @param instructions the system message
    /// @param question with its passages
    Attempt(java.net.http.HttpClient client, ModelSettings settings, String conversation, String instructions,
            List<Memory.Turn> before, String question, List<Object> tools) {
        http = new BoundedHttp(client, ModelSettings.RESPONSE_BYTES);
        Service service = service(settings, instructions, before, tools);
        thread = Thread.ofVirtual().name("model-call").start(() -> run(service, conversation, question));
    }

    private Service service(ModelSettings settings, String instructions, List<Memory.Turn> before, List<Object> tools) {
        OpenAiStreamingChatModel model = OpenAiStreamingChatModel.builder().httpClientBuilder(http)
                .baseUrl(settings.url().toString()).apiKey(settings.key().isEmpty() ? "none" : settings.key())
                .modelName(settings.model()).temperature(0.0).maxTokens(settings.outputTokens()).build();
        AiServices<Service> services = AiServices.builder(Service.class).streamingChatModel(model)
                .systemMessageProvider(id -> instructions).chatMemoryProvider(id -> memory(id, before))
                .maxSequentialToolsInvocations(ModelSettings.TOOL_ROUNDS);
        return (tools.isEmpty() ? services : services.tools(tools)).build();
    }

    private static MessageWindowChatMemory memory(Object id, List<Memory.Turn> before) {
        MessageWindowChatMemory memory = MessageWindowChatMemory.builder().id(id).maxMessages(MEMORY).build();
        before.forEach(turn -> {
            memory.add(UserMessage.from(turn.question()));
            memory.add(AiMessage.from(turn.reply()));
        });
        return memory;
    }

    private void run(Service service, String conversation, String question) {
        try {
            service.answer(conversation, question).onPartialResponse(text -> events.add(new Event.Said(text)))
                    .onPartialToolCall(call -> events.add(new Event.Busy()))
                    .onToolExecuted(done -> events.add(new Event.Busy()))
                    .onCompleteResponse(response -> events.add(new Event.Over(whole(response))))
                    .onError(why -> events.add(new Event.Failed(why))).start();
        } catch (RuntimeException why) {
            events.add(new Event.Failed(why));
        }
        events.add(new Event.Over(false));
    }

    private static boolean whole(ChatResponse response) {
        return response.finishReason() != null;
    }

    /// The next event, or null when none comes in time.
    @Nullable
    Event next(long nanos) throws InterruptedException {
        return events.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        http.cut();
        thread.interrupt();
    }
}
