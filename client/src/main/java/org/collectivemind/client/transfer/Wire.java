package org.collectivemind.client.transfer;

import java.io.IOException;

/** Sends one question and brings the head of the answer, whatever it is. */
interface Wire {
    Reply open(Ask ask, Cancellation cancellation) throws IOException;
}
