package org.eaglemail.policy;

import org.eaglemail.policy.check.Chain;
import org.eaglemail.policy.check.Request;

/** The checks of each stage, in their order. */
record Chains(
    Chain<Request.Connection> connection,
    Chain<Request.Greeting> greeting,
    Chain<Request.Sender> sender,
    Chain<Request.Recipient> recipient,
    Chain<Request.Content> content) {}
