package dev.zhiban.knowledge.hygiene;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Looks whether a page outside is there, where the setting `zhiban.knowledge.check-outside-links` allows requests to the
/// outside. Only public addresses on the usual ports are asked, nothing is followed, nothing is read.
@ApplicationScoped
class OutsideLinks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final boolean allowed;

    OutsideLinks(@ConfigProperty(name = "zhiban.knowledge.check-outside-links", defaultValue = "false") boolean allowed) {
        this.allowed = allowed;
    }

    boolean allowed() {
        return allowed;
    }

    /// True where the page is surely not there; a server that does not answer now, or wants a sign-in, is no broken link.
    boolean isBroken(String link) {
        if (!allowed) {
            return false;
        }
        try {
            URI uri = URI.create(link);
            String host = uri.getHost();
            boolean usual = uri.getPort() == -1 || uri.getPort() == 80 || uri.getPort() == 443;
            if (host == null || uri.getUserInfo() != null || !usual
                    || !Arrays.stream(InetAddress.getAllByName(host)).allMatch(OutsideLinks::isPublic)) {
                return false;
            }
            try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE)
                    .build()) {
                int status = client.send(HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
                return status == 404 || status == 410;
            }
        } catch (UnknownHostException e) {
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether an address belongs to the internet: not to this machine, a private network, a cloud's own services, or one that
    /// only wraps another. IANA special-purpose address registries.
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if (address instanceof Inet4Address) {
            return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128)
                    && !(first == 192 && second == 0 && (b[2] == 0 || b[2] == 2)) && !(first == 198 && (second & 0xfe) == 18)
                    && !(first == 198 && second == 51 && b[2] == 100) && !(first == 203 && second == 0 && b[2] == 113);
        }
        boolean global = (first & 0xe0) == 0x20;
        boolean documentation = first == 0x20 && second == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8;
        boolean teredo = first == 0x20 && second == 0x01 && b[2] == 0 && b[3] == 0;
        boolean sixToFour = first == 0x20 && second == 0x02;
        return global && !documentation && !teredo && !sixToFour;
    }
}
