package dev.zhiban.platform.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/// The connection of one call of a model: runs on the calling thread, reads so many bytes and no more, and can be cut from
/// outside at any moment, even while nothing arrives.
public final class BoundedHttp implements HttpClient, HttpClientBuilder {

    private final java.net.http.HttpClient http;
    private final long most;
    private @Nullable CompletableFuture<HttpResponse<InputStream>> sent;
    private @Nullable InputStream body;
    private boolean cut;

    /// @param most bytes of the answer
    public BoundedHttp(java.net.http.HttpClient http, long most) {
        this.http = http;
        this.most = most;
    }

    /// Ends the exchange; whoever reads gets an error. Later exchanges fail at once.
    public synchronized void cut() {
        cut = true;
        if (sent != null) {
            sent.cancel(true);
        }
        if (body != null) {
            try {
                body.close();
            } catch (IOException closedAlready) {
                // nothing is left to read either way
            }
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (InputStream in = open(request)) {
            return SuccessfulHttpResponse.builder().statusCode(200)
                    .body(new String(in.readAllBytes(), StandardCharsets.UTF_8)).build();
        } catch (IOException e) {
            throw new IllegalStateException("the model's connection failed", e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try (InputStream in = open(request)) {
            listener.onOpen(SuccessfulHttpResponse.builder().statusCode(200).build());
            parser.parse(in, listener);
            listener.onClose();
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }

    private InputStream open(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response = await(send(request));
        InputStream bounded = new Bounded(response.body(), most);
        synchronized (this) {
            body = bounded;
            if (cut) {
                bounded.close();
            }
        }
        if (response.statusCode() / 100 != 2) {
            bounded.close();
            throw new HttpException(response.statusCode(), "the model answered " + response.statusCode());
        }
        return bounded;
    }

    private synchronized CompletableFuture<HttpResponse<InputStream>> send(HttpRequest request) throws IOException {
        if (cut) {
            throw new IOException("cut");
        }
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        String json = request.body() == null ? "" : request.body();
        builder.method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(json));
        sent = http.sendAsync(builder.build(), BodyHandlers.ofInputStream());
        return sent;
    }

    private static HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> response) throws IOException {
        try {
            return response.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | CancellationException e) {
            throw new IOException("no connection to the model", e);
        }
    }

    @Override
    public HttpClient build() {
        return this;
    }

    @Override
    public @Nullable Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
        return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
        return this;
    }

    /// Fails when more than `left` bytes come.
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read, Math.max(0, read));
            return read;
        }

        private int count(int value, int bytes) throws IOException {
            left -= value < 0 ? 0 : bytes;
            if (left < 0) {
                throw new IOException("the model's answer is too long");
            }
            return value;
        }
    }
}
