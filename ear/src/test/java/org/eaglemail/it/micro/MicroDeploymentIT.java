package org.eaglemail.it.micro;

import java.net.URL;
import org.eaglemail.it.DeployedMail;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payara Micro, managed by Arquillian; the build put the resource adapter into it. */
@ExtendWith(ArquillianExtension.class)
class MicroDeploymentIT {

  @Deployment(testable = false)
  static WebArchive application() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, DeployedMail.archive("it.eagle.war"));
  }

  @Test
  void mailIsSentAndFetched(@ArquillianResource URL root) throws Exception {
    DeployedMail.passes(root.getPort());
  }
}
