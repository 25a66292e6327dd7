package dev.zhiban.logs.source.syslog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.intake.SourcesConfig;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Hears syslog where ports are set. Syslog has no acknowledgement: over TCP a sender is read only as fast as its messages
/// become rows, so what a crash can cost is what was read last; over UDP a bounded queue waits for the database, and what finds
/// no place in it is counted.
@ApplicationScoped
class SyslogReceiver {

    private static final Logger LOG = Logger.getLogger(SyslogReceiver.class);
    private static final int CONNECTIONS = 256;
    private static final int TOGETHER = 1_000;
    private static final int TOGETHER_BYTES = 1 << 20;
    private static final int WAITING = 10_000;
    /// Of a datagram; RFC 5424 asks for 2,048.
    private static final int DATAGRAM = 8 * 1024;
    private static final int GATHER_MILLIS = 200;
    private static final int BUFFER = 1 << 20;

    private final SourcesConfig config;
    private final Keeping keeping;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Keeping.Message> datagrams = new ArrayBlockingQueue<>(WAITING);
    private @Nullable ServerSocket server;
    private @Nullable DatagramSocket datagramSocket;
    private volatile boolean stopping;

    SyslogReceiver(SourcesConfig config, Keeping keeping) {
        this.config = config;
        this.keeping = keeping;
    }

    void start(@Observes @Priority(5000) StartupEvent event) throws IOException {
        InetAddress host = InetAddress.getByName(config.syslog().host());
        if (config.syslog().tcp().isPresent()) {
            int port = config.syslog().tcp().getAsInt();
            ServerSocket opened = listening("TCP", port, () -> new ServerSocket(port, 50, host));
            server = opened;
            run("syslog-tcp", () -> accept(opened));
            LOG.infof("Syslog is heard on TCP port %d", opened.getLocalPort());
        }
        if (config.syslog().udp().isPresent()) {
            int port = config.syslog().udp().getAsInt();
            DatagramSocket opened = listening("UDP", port, () -> new DatagramSocket(new InetSocketAddress(host, port)));
            opened.setReceiveBufferSize(BUFFER);
            datagramSocket = opened;
            run("syslog-udp", () -> hear(opened));
            run("syslog-udp-keep", this::gather);
            LOG.infof("Syslog is heard on UDP port %d", opened.getLocalPort());
        }
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    private static <T> T listening(String kind, int port, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new IOException("syslog cannot be heard on " + kind + " port " + port + " (" + e.getMessage()
                    + "); choose another one in zhiban.sources.syslog." + kind.toLowerCase(Locale.ROOT) + ".");
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void run(String name, Work work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                if (!stopping) {
                    LOG.errorf("%s ended: %s", name, e.getMessage());
                }
            }
        }));
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        stopping = true;
        if (server != null) {
            server.close();
        }
        if (datagramSocket != null) {
            datagramSocket.close();
        }
        for (Socket connection : connections) {
            connection.close();
        }
        threads.forEach(Thread::interrupt);
    }

    int tcpPort() {
        return server == null ? -1 : server.getLocalPort();
    }

    int udpPort() {
        return datagramSocket == null ? -1 : datagramSocket.getLocalPort();
    }

    private void accept(ServerSocket opened) throws IOException {
        while (!stopping) {
            Socket socket = opened.accept();
            if (connections.size() >= CONNECTIONS) {
                LOG.warnf("More than %d syslog connections; one was refused", CONNECTIONS);
                socket.close();
                continue;
            }
            connections.add(socket);
            Thread.ofVirtual().name("syslog-connection").start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket; InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            Frames frames = new Frames(in);
            List<Keeping.Message> read = new ArrayList<>();
            int bytes = 0;
            for (byte[] message = frames.next(); message != null; message = frames.next()) {
                read.add(new Keeping.Message(socket.getInetAddress(), message));
                bytes += message.length;
                if (read.size() >= TOGETHER || bytes >= TOGETHER_BYTES || in.available() == 0) {
                    keeping.keep(read, true);
                    read.clear();
                    bytes = 0;
                }
            }
            keeping.keep(read, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debugf("A syslog connection ended: %s", e.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    private void hear(DatagramSocket opened) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
        while (!stopping) {
            packet.setLength(DATAGRAM);
            opened.receive(packet);
            byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
            if (!datagrams.offer(new Keeping.Message(packet.getAddress(), bytes))) {
                keeping.dropped(1);
            }
        }
    }

    private void gather() throws InterruptedException {
        while (!stopping) {
            Keeping.Message first = datagrams.poll(1, TimeUnit.SECONDS);
            if (first != null) {
                Thread.sleep(GATHER_MILLIS);
                List<Keeping.Message> together = new ArrayList<>(List.of(first));
                datagrams.drainTo(together, TOGETHER - 1);
                keeping.keep(together, false);
            }
        }
    }
}
