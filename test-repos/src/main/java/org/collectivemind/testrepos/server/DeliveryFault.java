package org.collectivemind.testrepos.server;

import java.time.Duration;
import org.collectivemind.testrepos.server.Delivery.Ending;

/** A fault on the way: the right answer arrives late, in part or changed. Made by {@link Fault}. */
sealed interface DeliveryFault extends Fault {
    record EndEarly(long afterBytes, Ending ending) implements DeliveryFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            return reply.withDelivery(reply.delivery().endingAt(afterBytes, ending));
        }
    }

    record Trickle(int bytes, Duration interval) implements DeliveryFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            return reply.withDelivery(reply.delivery().trickling(bytes, interval));
        }
    }

    record Stall(long afterBytes, Duration pause) implements DeliveryFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            return reply.withDelivery(reply.delivery().stallingAt(afterBytes, pause));
        }
    }

    record Hang(Duration pause) implements DeliveryFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            return reply.withDelivery(reply.delivery().withSilence(pause));
        }
    }

    record FlipByte(long at) implements DeliveryFault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            return reply.withDelivery(reply.delivery().flipping(at));
        }
    }
}
