package org.collectivemind.testrepos.server;

import java.util.function.LongFunction;

/** A fault of servers that answer, or should answer, with a part of a file. Made by {@link Fault}. */
sealed interface RangeFault extends Fault {
    record IgnoreRange() implements RangeFault {
        @Override
        public Reply answer(Request request, Service next) {
            return next.answer(request.withoutHeader("Range"));
        }
    }

    record ShiftedRange(long by) implements RangeFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            if (reply.status() != 206 || by < 0 || by >= reply.length()) {
                return reply;
            }
            String[] parts =
                    reply.headers().first("Content-Range").orElseThrow().split("/");
            long from = reply.from() + by;
            String range = "bytes " + from + '-' + (reply.from() + reply.length() - 1) + '/' + parts[1];
            return Reply.of(206, reply.headers().with("Content-Range", range), reply.body(), from, reply.length() - by);
        }
    }

    record AtOffset(long offset, LongFunction<Fault> inReply) implements RangeFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            long place = offset - reply.from();
            boolean served = reply.status() == 200 || reply.status() == 206;
            return served && place >= 0 && place < reply.length()
                    ? inReply.apply(place).answer(request, next)
                    : reply;
        }
    }
}
