package org.eaglemail.it.server;

import org.eaglemail.it.DeployedMail;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payara Server, managed by Arquillian. */
@ExtendWith(ArquillianExtension.class)
class EarDeploymentIT {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return ShrinkWrap.createFromZipFile(
        EnterpriseArchive.class, DeployedMail.archive("it.eagle.ear"));
  }

  @Test
  void mailIsSentAndFetched() throws Exception {
    DeployedMail.passes(Integer.getInteger("it.server.http.port"));
  }
}
