package dev.zhiban.logs.planted;

import java.util.ArrayList;
import java.util.List;

/// A kind of fault: writes what it does to a log into a scene. The first [#FAMILIAR] are for developing, the others are seen in
/// the final figure only.
enum Fault {
    LONE_ERROR {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.say("ERROR",
                    scene.any("Checksum mismatch in segment " + scene.any(9000) + ", segment left out",
                            "License server answered with an unknown key id " + scene.any(90),
                            "Ledger and bank statement differ by 12.40")));
        }
    },
    WRAPPED_EXCEPTION {
        @Override
        List<Long> plant(Scene scene) {
            scene.say("ERROR", "Request " + scene.any(9000) + " ended badly");
            long first = scene.block("""
                    com.example.orders.OrderNotSaved: order %d
                    \tat com.example.orders.Orders.save(Orders.java:88)
                    \tat org.springframework.aop.Invoker.invoke(Invoker.java:19)
                    Caused by: %s
                    \tat com.zaxxer.hikari.pool.HikariPool.get(HikariPool.java:696)
                    \tat com.example.orders.OrderTable.insert(OrderTable.java:41)
                    \t... 23 more""".formatted(scene.any(9000),
                    scene.any("java.sql.SQLTransientConnectionException: no answer in 30 s",
                            "java.net.NoRouteToHostException: db-3", "javax.net.ssl.SSLHandshakeException: bad certificate")));
            return List.of(first + 3);
        }
    },
    CHANGED_SETTING {
        @Override
        List<Long> plant(Scene scene) {
            long cause = scene.say("INFO", scene.any("Configuration reloaded: pool.max 50 -> 1",
                    "Feature flag new-checkout enabled by ops", "Deployed release 4.2.0 to all nodes"));
            scene.traffic(scene.any(20) + 5);
            scene.during(4_000, .06,
                    () -> scene.say("ERROR", scene.any("No connection for order " + scene.any(90_000) + " within 5 s",
                            "Checkout of basket " + scene.any(90_000) + " aborted")));
            return List.of(cause);
        }
    },
    CHAIN {
        @Override
        List<Long> plant(Scene scene) {
            long cause = scene.say("ERROR",
                    scene.any("Lost connection to primary database db-2", "Message broker mq-1 closed the channel",
                            "DNS server 10.0.0.53 does not answer"));
            List<String> then = List.of("Order %d could not be stored", "Queue jobs-%d is not drained",
                    "Health probe %d failed",
                    "Circuit breaker of stock opened after %d calls");
            for (String one : then) {
                scene.traffic(scene.any(40) + 10);
                scene.during(2_500, .02, () -> scene.say("ERROR", one.formatted(scene.any(90_000))));
            }
            return List.of(cause);
        }
    },
    CROWD {
        @Override
        List<Long> plant(Scene scene) {
            long first = scene.say("WARN", "Slow consumer c" + scene.any(900) + ", " + scene.any(90) + " messages behind");
            int more = 30 + scene.any(60);
            for (int i = 0; i < more; i++) {
                scene.traffic(scene.any(3));
                scene.say("WARN", "Slow consumer c" + scene.any(900) + ", " + scene.any(90) + " messages behind");
            }
            return List.of(first);
        }

        @Override
        void before(Scene scene) {
            scene.always(.003,
                    () -> scene.say("WARN", "Slow consumer c" + scene.any(900) + ", " + scene.any(90) + " messages behind"));
        }
    },
    SILENCE {
        @Override
        List<Long> plant(Scene scene) {
            long last = scene.next() - 1;
            scene.silence(600 + scene.any(3_000));
            long first = scene.say("INFO",
                    scene.any("Starting OrdersApplication v4.2.0 on app-1", "Server startup, build 8812"));
            scene.say("INFO", "Listening on port 8080");
            return List.of(last, first);
        }

        @Override
        boolean needsTime() {
            return true;
        }
    },
    SLOW {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(
                    scene.say("INFO", "Order " + scene.any(900_000) + " accepted in " + (45_000 + scene.any(90_000)) + " ms"));
        }
    },
    EXHAUSTED {
        @Override
        List<Long> plant(Scene scene) {
            String text = scene.any("write failed: No space left on device", "accept: Too many open files",
                    "connection pool exhausted, 50 of 50 in use");
            long first = scene.say("ERROR", text);
            scene.during(3_000, .01, () -> scene.say("ERROR", text));
            return List.of(first);
        }
    },
    ONE_CUSTOMER {
        @Override
        List<Long> plant(Scene scene) {
            List<Long> lines = new ArrayList<>();
            int shop = 300 + scene.any(500);
            scene.during(20_000, .012, () -> lines.add(scene.say("ERROR",
                    "Import of catalogue rejected, tenant=t" + shop + " row " + scene.any(90_000))));
            return lines;
        }

        @Override
        void before(Scene scene) {
            scene.always(.0006, () -> scene.say("ERROR",
                    "Import of catalogue rejected, tenant=t" + scene.any(300) + " row " + scene.any(90_000)));
        }
    },
    STOPPED {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.stop());
        }

        @Override
        void before(Scene scene) {
            scene.always(.01, () -> scene.say("INFO", "Heartbeat " + scene.any(90_000) + " from node n-7"));
        }

        @Override
        boolean needsTime() {
            return true;
        }
    },
    CHAINED_PYTHON {
        @Override
        List<Long> plant(Scene scene) {
            scene.say("ERROR", "Task " + scene.any(9000) + " raised");
            long first = scene.block("""
                    Traceback (most recent call last):
                      File "/srv/shop/rates.py", line 31, in fetch
                        return cache[key]
                    KeyError: 'EUR-%d'

                    During handling of the above exception, another exception occurred:

                    Traceback (most recent call last):
                      File "/srv/shop/tasks.py", line 12, in run
                        rate = fetch(key)
                      File "/srv/shop/rates.py", line 33, in fetch
                        raise RateMissing(key)
                    shop.rates.RateMissing: EUR""".formatted(scene.any(90)));
            return List.of(first + 3);
        }
    },
    KERNEL {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.raw(scene.any("[%d.120331] Out of memory: Killed process 4312 (java) total-vm:8123456kB",
                    "[%d.120331] EXT4-fs error (device sdb1): ext4_find_entry:1455: inode #2: comm ls: reading directory lblock 0",
                    "[%d.120331] nvme nvme0: I/O 12 QID 3 timeout, aborting").formatted(80_000 + scene.any(9_000))));
        }
    },
    GO_PANIC {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.block("""
                    panic: runtime error: index out of range [%d] with length 3

                    goroutine 41 [running]:
                    example.com/shop/stock.(*Shelf).pick(0xc000012120, 0x5)
                    \t/srv/shop/stock/shelf.go:41 +0x1d
                    net/http.(*conn).serve(0xc0001a2000)
                    \t/usr/local/go/src/net/http/server.go:2009 +0x5f4""".formatted(3 + scene.any(9))));
        }
    },
    NEW_KIND {
        @Override
        List<Long> plant(Scene scene) {
            String text = scene.any("Signature of shop s%d does not verify", "Price of item %d is negative",
                    "Clock of node n%d drifts");
            long first = scene.say("ERROR", text.formatted(scene.any(90)));
            scene.always(.002, () -> scene.say("ERROR", text.formatted(scene.any(90))));
            return List.of(first);
        }
    },
    FAILOVER {
        @Override
        List<Long> plant(Scene scene) {
            long cause = scene.say("WARN", scene.any("Replica pg-3 promoted to primary", "Leader lease moved from n-1 to n-4"));
            scene.traffic(scene.any(30) + 5);
            scene.during(1_500, .1, () -> scene.say("ERROR",
                    "cannot execute INSERT in a read-only transaction, order " + scene.any(90_000)));
            return List.of(cause);
        }
    },
    NODE_TRACE {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.block("""
                    TypeError: Cannot read properties of undefined (reading '%s')
                        at Basket.total (/srv/shop/basket.js:41:13)
                        at process.processTicksAndRejections (node:internal/process/task_queues:95:5)"""
                    .formatted(scene.any("price", "id", "tax"))));
        }
    },
    DOTNET_TRACE {
        @Override
        List<Long> plant(Scene scene) {
            scene.say("ERROR", "Unhandled while handling request " + scene.any(9000));
            return List.of(scene.block("""
                    System.InvalidOperationException: Nothing saved ---> System.TimeoutException: no answer from %s
                       at Shop.Net.Ask(String host) in /srv/shop/Net.cs:line 12
                       --- End of inner exception stack trace ---
                       at Shop.Orders.Save(Order order) in /srv/shop/Orders.cs:line 41"""
                    .formatted(scene.any("db-1", "db-2"))));
        }
    },
    PHP_FATAL {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.block("""
                    PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /srv/shop/db.php:%d
                    Stack trace:
                    #0 /srv/shop/db.php(12): PDO->__construct('mysql:host=db')
                    #1 {main}
                      thrown in /srv/shop/db.php on line 12""".formatted(10 + scene.any(80))));
        }
    },
    CHINESE {
        @Override
        List<Long> plant(Scene scene) {
            return List.of(scene.say("ERROR", scene.any("数据库主从切换后写入失败，订单 ", "对账文件校验不通过，批次 ", "短信网关返回未知状态码 ")
                    + scene.any(90_000)));
        }
    },
    CERTIFICATE {
        @Override
        List<Long> plant(Scene scene) {
            long cause = scene.say("INFO", "Certificate of api.example.com expired, serial " + scene.any(90_000));
            scene.traffic(scene.any(40) + 5);
            scene.during(3_000, .05, () -> scene.say("ERROR", "TLS handshake with partner p" + scene.any(90) + " failed"));
            return List.of(cause);
        }
    },
    CRASH_LOOP {
        @Override
        List<Long> plant(Scene scene) {
            long first = scene.say("ERROR", "Worker exited with code 137");
            for (int i = 0; i < 6; i++) {
                scene.traffic(80 + scene.any(60));
                scene.say("INFO", "Worker started, pid " + scene.any(9000));
                scene.say("ERROR", "Worker exited with code 137");
            }
            return List.of(first);
        }
    },
    ONE_ADDRESS {
        @Override
        List<Long> plant(Scene scene) {
            List<Long> lines = new ArrayList<>();
            String address = "203.0.113." + scene.any(250);
            for (int i = 0; i < 80; i++) {
                scene.traffic(scene.any(3));
                lines.add(scene.say("WARN", "Failed password for invalid user u" + scene.any(900) + " from " + address));
            }
            return lines;
        }

        @Override
        void before(Scene scene) {
            scene.always(.0008, () -> scene.say("WARN",
                    "Failed password for invalid user u" + scene.any(900) + " from 198.51.100." + scene.any(250)));
        }
    };

    static final int FAMILIAR = 12;

    /// Writes the fault. Gives the lines that are its cause: mostly one; several where each is as good as the others (both sides
    /// of a silence, all records of the one customer); may still grow while traffic goes on.
    abstract List<Long> plant(Scene scene);

    /// What goes through the whole log beside the ordinary traffic.
    void before(Scene scene) {
    }

    /// Whether it can only be seen where lines have times.
    boolean needsTime() {
        return false;
    }
}
