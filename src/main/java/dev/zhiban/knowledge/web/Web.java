package dev.zhiban.knowledge.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.platform.text.Text;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/// Asks other sites for pages, with no credentials and no cookies: only where [Destinations] allows it, connected to the very
/// address that was checked, each redirect checked again; bounded in bytes, time and redirects. For virtual or worker threads.
@ApplicationScoped
public class Web {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST = 2_000;

    /// What came back; `at` is where the redirects led.
    public record Page(URI at, String mediaType, Optional<String> charset, byte[] bytes) {
    }

    private record Answer(int status, Optional<String> location, String contentType, byte[] bytes) {
    }

    private final Destinations destinations;
    private final HttpClient http;

    /// @param allowed inside hosts and networks that may be asked all the same
    @Inject
    Web(Vertx vertx, @ConfigProperty(name = "zhiban.knowledge.allowed-hosts") Optional<List<String>> allowed) {
        this(vertx, new Destinations(allowed.orElse(List.of()), InetAddress::getAllByName), new HttpClientOptions());
    }

    Web(Vertx vertx, Destinations destinations, HttpClientOptions options) {
        this.destinations = destinations;
        this.http = vertx.createHttpClient(options.setKeepAlive(false).setConnectTimeout(5_000)
                .setMaxHeaderSize(16_384).setMaxChunkSize(65_536));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /// The page at the address.
    ///
    /// @param most bytes of it
    /// @param wanted whether a media type (small letters, without parameters) is one to be read
    /// @throws NotFetched for whatever is in the way, in words for the person who named the address
    public Page get(URI uri, int most, Predicate<String> wanted) throws NotFetched {
        long until = System.nanoTime() + PATIENCE.toNanos();
        URI at = uri;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Answer answer = ask(HttpMethod.GET, at, most, wanted, until);
            if (answer.status() == 200) {
                return page(at, answer);
            }
            Optional<String> next = answer.location().filter(any -> answer.status() > 300 && answer.status() < 400);
            at = next(at, next.orElseThrow(() -> refused(answer.status())));
        }
        throw failed("重定向太多。", "Too many redirects.");
    }

    /// The status of what is at the address; no redirect is followed and nothing is read.
    public int status(URI uri) throws NotFetched {
        return ask(HttpMethod.HEAD, uri, 0, any -> true, System.nanoTime() + PATIENCE.toNanos() / 4).status();
    }

    private static URI next(URI at, String location) throws NotFetched {
        try {
            return at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw failed("重定向到了无效的网址。", "It redirects to something that is no address.");
        }
    }

    private Answer ask(HttpMethod method, URI uri, int most, Predicate<String> wanted, long until) throws NotFetched {
        InetSocketAddress address = destinations.of(uri);
        if (uri.toASCIIString().length() > LONGEST) {
            throw failed("网址太长。", "The address is too long.");
        }
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
        RequestOptions options = new RequestOptions().setMethod(method).setFollowRedirects(false).setTimeout(left)
                .setAbsoluteURI(uri.toASCIIString().split("#", 2)[0])
                .setServer(SocketAddress.inetSocketAddress(address.getPort(), address.getAddress().getHostAddress()))
                .putHeader("User-Agent", "Zhiban").putHeader("Accept", "text/html, text/markdown, application/pdf, */*;q=0.5");
        Future<HttpClientRequest> begun = http.request(options);
        try {
            return begun.compose(HttpClientRequest::send).compose(response -> read(response, method, most, wanted))
                    .toCompletionStage().toCompletableFuture().get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed("等得太久，没有收完。", "It took too long.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotFetched known ? known : failed("连不上，或连接中断。", "No connection, or it broke off.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("被中断了。", "It was interrupted.");
        } finally {
            begun.onSuccess(HttpClientRequest::reset);
        }
    }

    private static Future<Answer> read(HttpClientResponse response, HttpMethod method, int most, Predicate<String> wanted) {
        String type = Optional.ofNullable(response.getHeader("Content-Type")).orElse("");
        Optional<String> location = Optional.ofNullable(response.getHeader("Location"));
        if (response.statusCode() != 200 || method == HttpMethod.HEAD) {
            return Future.succeededFuture(new Answer(response.statusCode(), location, type, new byte[0]));
        }
        if (!wanted.test(media(type))) {
            return Future
                    .failedFuture(failed("不是能导入的类型：" + shown(type) + "。", "Not a kind that can be read: " + shown(type) + "."));
        }
        Promise<Answer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > most) {
                read.tryFail(failed("内容超过 " + (most >> 20) + " MB。", "Larger than " + (most >> 20) + " MB."));
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        }).exceptionHandler(read::tryFail)
                .endHandler(end -> read.tryComplete(new Answer(200, location, type, body.getBytes())));
        return read.future();
    }

    private static Page page(URI at, Answer answer) {
        Optional<String> charset = Optional.of(answer.contentType().toLowerCase(Locale.ROOT))
                .filter(it -> it.contains("charset="))
                .map(it -> it.substring(it.indexOf("charset=") + 8).split("[;,\\s]", 2)[0].replace("\"", ""));
        return new Page(at, media(answer.contentType()), charset, answer.bytes());
    }

    private static String media(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(String type) {
        String plain = media(type).replaceAll("[^a-z0-9/+.-]", "");
        return plain.isEmpty() ? "?" : plain.substring(0, Math.min(80, plain.length()));
    }

    private static NotFetched refused(int status) {
        return status == 401 || status == 403
                ? failed("要登录才能看（" + status + "）；请另存为文件再导入。",
                        "It wants a sign-in (" + status + "); save it as a file and import that.")
                : failed("服务器回答 " + status + "。", "The server answered " + status + ".");
    }

    private static NotFetched failed(String zh, String en) {
        return new NotFetched(NotFetched.Kind.FAILED, Text.of(zh, en));
    }
}
