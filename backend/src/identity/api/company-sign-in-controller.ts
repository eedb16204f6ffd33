import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import {
  companyDomain,
  companyDomainList,
  domainInput,
  done,
  ssoProvider,
  ssoProviderInput,
  ssoProviderList,
  type CompanyDomain,
  type SsoProvider,
  type SsoProviderInput,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { CompanyDomains } from '../sso/company-domains.ts';
import { SsoProviders } from '../sso/sso-providers.ts';

/** How a company's people sign in; for its admins. */
@Controller('v2')
export class CompanySignInController {
  constructor(
    private readonly domains: CompanyDomains,
    private readonly providers: SsoProviders,
  ) {}

  @Get('company-domains')
  @Operation({
    allow: 'signed-in',
    summary: 'The e-mail domains of your company, and what the DNS has to say for each.',
    answer: companyDomainList,
  })
  async listDomains(@OrganisationMember() caller: OrganisationCaller): Promise<{ items: CompanyDomain[] }> {
    return { items: await this.domains.list(caller) };
  }

  @Post('company-domains')
  @Operation({
    allow: 'signed-in',
    summary: 'Name a domain of your company; it counts once it is proven.',
    body: domainInput,
    answer: companyDomain,
    status: 201,
    stepUp: true,
  })
  addDomain(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() { domain }: { domain: string },
  ): Promise<CompanyDomain> {
    return this.domains.add(caller, domain);
  }

  @Post('company-domains/:id/proof')
  @Operation({
    allow: 'signed-in',
    summary: 'Look the TXT record up, which proves the domain.',
    answer: companyDomain,
    stepUp: true,
  })
  prove(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<CompanyDomain> {
    return this.domains.prove(caller, id);
  }

  @Delete('company-domains/:id')
  @Operation({
    allow: 'signed-in',
    summary: 'Take a domain away; nobody is let in by it any more.',
    answer: done,
    stepUp: true,
  })
  async removeDomain(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<{ state: 'done' }> {
    await this.domains.remove(caller, id);
    return { state: 'done' };
  }

  @Get('sso-providers')
  @Operation({
    allow: 'signed-in',
    summary: 'The identity providers of your company, without their secrets.',
    answer: ssoProviderList,
  })
  async listProviders(@OrganisationMember() caller: OrganisationCaller): Promise<{ items: SsoProvider[] }> {
    return { items: await this.providers.list(caller) };
  }

  @Post('sso-providers')
  @Operation({
    allow: 'signed-in',
    summary: 'Register the identity provider of your company (OpenID Connect or SAML 2.0).',
    body: ssoProviderInput,
    answer: ssoProvider,
    status: 201,
    stepUp: true,
  })
  addProvider(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: SsoProviderInput,
  ): Promise<SsoProvider> {
    return this.providers.add(caller, body);
  }

  @Post('sso-providers/:id/on')
  @Operation({ allow: 'signed-in', summary: 'Turn a provider on.', answer: ssoProvider, stepUp: true })
  turnOn(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<SsoProvider> {
    return this.providers.setActive(caller, id, true);
  }

  @Post('sso-providers/:id/off')
  @Operation({ allow: 'signed-in', summary: 'Turn a provider off.', answer: ssoProvider, stepUp: true })
  turnOff(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<SsoProvider> {
    return this.providers.setActive(caller, id, false);
  }
}
